import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  InlineStack,
  List,
  Modal,
  ProgressBar,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { useProblemText } from "#app/ui/problem-text.ts";
import { DateTime } from "#app/ui/relative-time.tsx";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { mostCounted, type DeskCounts, type ErasureView } from "./erasure-view.ts";
import styles from "./erasure.module.css";

const counted = ["tickets", "messages", "customers", "files", "mails", "acts"] as const;
const kept = ["settings", "log", "orders", "money", "later"] as const;

/** What would go, in numbers, and what stays; while it goes, how far it has come. */
export function EraseCard(props: { shop: string; counts: DeskCounts; last: ErasureView | null }): ReactNode {
  const { shop, counts, last } = props;
  const { t } = useTranslation("erasure");
  const number = useNumber();
  const [asking, setAsking] = useState(false);
  const isEmpty = counted.every((name) => counts[name] === 0);
  const isRunning = last !== null && last.state !== "done";
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={t("erase")} explain={t("explain")} />
        {isRunning ? <Running last={last} /> : null}
        {last?.doneAt ? (
          <Text as="p">
            {t("doneAt")} <DateTime at={last.doneAt} /> · {t("rows", { count: last.rows })}
          </Text>
        ) : null}
        <table className={styles.counts}>
          <caption>{t("goes")}</caption>
          <tbody>
            {counted.map((name) => (
              <tr key={name}>
                <th scope="row">{t(name)}</th>
                <td>{number(counts[name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {t("stays")}
          </Text>
          <List>
            {kept.map((name) => (
              <List.Item key={name}>{t(`keeps.${name}`)}</List.Item>
            ))}
          </List>
        </BlockStack>
        {isRunning ? null : isEmpty ? (
          <Text as="p">{t("nothing")}</Text>
        ) : (
          <InlineStack>
            <Button tone="critical" onClick={() => setAsking(true)}>
              {t("start")}
            </Button>
          </InlineStack>
        )}
        <Text as="p" tone="subdued">
          {t("person")}
        </Text>
      </BlockStack>
      {asking ? <AskToErase shop={shop} counts={counts} onClose={() => setAsking(false)} /> : null}
    </Card>
  );
}

/** A number in the page's language; at the end of counting with a mark. */
function useNumber(): (count: number) => string {
  const { t } = useTranslation("erasure");
  const { locale } = usePage();
  return (count) => {
    const text = new Intl.NumberFormat(locale).format(count);
    return count >= mostCounted ? t("most", { count: text as unknown as number }) : text;
  };
}

function Running({ last: { done, total, problem } }: { last: ErasureView }): ReactNode {
  const { t } = useTranslation("erasure");
  const number = useNumber();
  const text = total ? t("running", { done: number(done), total: number(total) }) : t("waiting");
  return (
    <BlockStack gap="200">
      <div role="status">
        <Text as="p">{text}</Text>
      </div>
      <ProgressBar progress={total ? Math.floor((done / total) * 100) : 0} size="small" ariaLabelledBy="erasing" />
      <Text as="p" tone="subdued" id="erasing">
        {t("leave")}
      </Text>
      {problem ? <Banner tone="warning">{t(`waits.${problem}`)}</Banner> : null}
    </BlockStack>
  );
}

function AskToErase(props: { shop: string; counts: DeskCounts; onClose(): void }): ReactNode {
  const { shop, counts, onClose } = props;
  const { t, i18n } = useTranslation("erasure");
  const number = useNumber();
  const say = useProblemText();
  const shopify = useAppBridge();
  const [confirmation, setConfirmation] = useState("");
  // Made with the form: the same form sent again is the same request.
  const [key] = useState(() => crypto.randomUUID());
  const erase = useFetcher<Outcome<null>>();
  useAnswer(erase.data, (answer) => {
    if (!answer.ok) return;
    shopify.toast.show(t("started"));
    onClose();
  });
  const refusal = erase.data?.ok === false && erase.state === "idle" ? erase.data : null;
  const said =
    refusal &&
    (i18n.exists(`erasure:problem.${refusal.problem}`) ? t(`problem.${refusal.problem as "shop_name"}`) : say(refusal));
  const send = () => erase.submit({ intent: "erase", confirmation, key }, { method: "post" });
  return (
    <Modal
      open
      onClose={onClose}
      title={t("modal.title")}
      primaryAction={{
        content: t("modal.confirm"),
        destructive: true,
        loading: erase.state !== "idle",
        onAction: send,
      }}
      secondaryActions={[{ content: t("modal.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <BlockStack gap="400">
            <Text as="p">
              {t("modal.warning", { tickets: number(counts.tickets), messages: number(counts.messages) })}
            </Text>
            <TextField
              label={t("modal.name", { shop })}
              value={confirmation}
              autoComplete="off"
              autoFocus
              maxLength={300}
              error={said ?? undefined}
              onChange={setConfirmation}
            />
          </BlockStack>
        </form>
      </Modal.Section>
    </Modal>
  );
}
