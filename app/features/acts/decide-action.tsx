import { BlockStack, Button, InlineStack, Modal, Text, TextField } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import styles from "./action-line.module.css";
import type { ActKind } from "./act-kind.ts";
import type { ActionView } from "./action-view.ts";
import { longestWord } from "./authority/approval-view.ts";
import { decisions, type ActionComparison } from "./order-action-decision.ts";
import { useActText } from "./use-act-text.ts";
import { useDecision } from "./use-decision.tsx";

interface Props {
  action: ActionView;
  onDecided?: (action: ActionView) => void;
}

/** Lets a person end an act that no machine could find out about: both sides, what one may say, and what that does. */
export function DecideAction({ action, onDecided }: Props): ReactNode {
  const t = useActText(action.kind, action.variant);
  const { t: shared } = useTranslation("act");
  const money = useMoneyText();
  const decision = useDecision(action, onDecided);
  const { comparison, choice } = decision;
  return (
    <div className={styles.decide}>
      <BlockStack gap="200">
        {comparison ? <Comparison kind={action.kind} of={comparison} dateTime={decision.dateTime} /> : null}
        {decision.refusal ? (
          <Text as="p" tone="critical">
            {decision.refusal}
          </Text>
        ) : null}
        {comparison?.shopify.kind === "found" ? null : (
          <InlineStack gap="200">
            {comparison === null ? (
              <Button loading={decision.comparing} onClick={decision.compare}>
                {shared("decide.compare")}
              </Button>
            ) : (
              decisions.map((one) => (
                <Button
                  key={one}
                  disabled={one === "not_made" && comparison.mayDenyAt !== null}
                  onClick={() => decision.choose(one)}
                >
                  {t(`decide.${one}`)}
                </Button>
              ))
            )}
          </InlineStack>
        )}
        {choice ? (
          <Modal
            open
            size="small"
            title={t(`decide.${choice}`)}
            onClose={() => decision.choose(null)}
            primaryAction={{
              content: t(`decide.confirm.${choice}`),
              loading: decision.deciding,
              onAction: decision.decide,
            }}
            secondaryActions={[
              { content: shared("decide.back"), disabled: decision.deciding, onAction: () => decision.choose(null) },
            ]}
          >
            <Modal.Section>
              <BlockStack gap="300">
                <Text as="p">{t(`decide.effect.${choice}`, { amount: money(action.amount) })}</Text>
                <TextField
                  label={shared("decide.word")}
                  helpText={shared("decide.wordHelp")}
                  value={decision.word}
                  onChange={decision.setWord}
                  error={decision.wordProblem ?? undefined}
                  maxLength={longestWord}
                  multiline={2}
                  autoComplete="off"
                  requiredIndicator
                />
              </BlockStack>
            </Modal.Section>
          </Modal>
        ) : null}
      </BlockStack>
    </div>
  );
}

interface Compared {
  kind: ActKind;
  of: ActionComparison;
  dateTime: (at: string) => string;
}

function Comparison({ kind, of, dateTime }: Compared): ReactNode {
  const t = useActText(kind);
  const { t: shared } = useTranslation("act");
  const money = useMoneyText();
  const { shopify: says } = of;
  return (
    <>
      <Text as="p">{t("decide.asked", { amount: money(of.asked), when: dateTime(of.askedAt) })}</Text>
      {says.kind !== "listed" ? (
        <Text as="p">
          {says.kind === "deleted" || says.kind === "unreadable"
            ? shared(`decide.${says.kind}`)
            : t(`decide.${says.kind}`)}
        </Text>
      ) : says.refunds.length ? (
        <>
          <Text as="p">{t("decide.listed")}</Text>
          <ul className={styles.refunds}>
            {says.refunds.map((one, index) => (
              <li key={index}>
                {[
                  one.amount && money(one.amount),
                  one.at && dateTime(one.at),
                  one.ours ? t("decide.another") : one.note,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Text as="p">{t("decide.noneListed")}</Text>
      )}
      {of.mayDenyAt ? (
        <Text as="p" tone="subdued">
          {t("decide.tooEarly", { when: dateTime(of.mayDenyAt) })}
        </Text>
      ) : null}
    </>
  );
}
