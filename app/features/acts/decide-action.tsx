import { BlockStack, Button, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import styles from "./action-line.module.css";
import type { ActKind } from "./act-kind.ts";
import type { ActionView } from "./action-view.ts";
import { decisions, type ActionComparison } from "./order-action-decision.ts";
import { useDecision } from "./use-decision.tsx";

interface Props {
  action: ActionView;
  onDecided?: (action: ActionView) => void;
}

/** Lets a person end an act that no machine could find out about: both sides, what one may say, and what that does. */
export function DecideAction({ action, onDecided }: Props): ReactNode {
  const { t } = useTranslation(action.kind);
  const money = useMoneyText();
  const decision = useDecision(action, onDecided);
  const { comparison, choice } = decision;
  const amount = money(action.amount);
  return (
    <div className={styles.decide}>
      <BlockStack gap="200">
        {comparison ? <Comparison kind={action.kind} of={comparison} dateTime={decision.dateTime} /> : null}
        {decision.refusal ? (
          <Text as="p" tone="critical">
            {decision.refusal}
          </Text>
        ) : null}
        {comparison === null ? (
          <InlineStack gap="200">
            <Button loading={decision.comparing} onClick={decision.compare}>
              {t("decide.compare")}
            </Button>
          </InlineStack>
        ) : comparison.shopify.kind === "found" ? null : choice ? (
          <>
            <Text as="p">{t(`decide.effect.${choice}`, { amount })}</Text>
            <InlineStack gap="200">
              <Button variant="primary" loading={decision.deciding} onClick={decision.decide}>
                {t(`decide.confirm.${choice}`)}
              </Button>
              <Button disabled={decision.deciding} onClick={() => decision.choose(null)}>
                {t("decide.back")}
              </Button>
            </InlineStack>
          </>
        ) : (
          <InlineStack gap="200">
            {decisions.map((one) => (
              <Button
                key={one}
                disabled={one === "not_made" && comparison.mayDenyAt !== null}
                onClick={() => decision.choose(one)}
              >
                {t(`decide.${one}`)}
              </Button>
            ))}
          </InlineStack>
        )}
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
  const { t } = useTranslation(kind);
  const money = useMoneyText();
  const { shopify: says } = of;
  return (
    <>
      <Text as="p">{t("decide.asked", { amount: money(of.asked), when: dateTime(of.askedAt) })}</Text>
      {says.kind !== "listed" ? (
        <Text as="p">{t(`decide.${says.kind}`)}</Text>
      ) : says.refunds.length ? (
        <>
          <Text as="p">{t("decide.listed")}</Text>
          <ul className={styles.refunds}>
            {says.refunds.map((one, index) => (
              <li key={index}>
                {[money(one.amount), one.at && dateTime(one.at), one.ours ? t("decide.another") : one.note]
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
