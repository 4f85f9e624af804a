import { Banner, BlockStack, Button, InlineStack, List, Text, type BannerProps } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import { useProblemText } from "#app/ui/problem-text.ts";
import { moneyWordOf, type ActionView } from "../action-view.ts";
import { DecideAction } from "../decide-action.tsx";
import type { Order } from "#app/features/orders/order.ts";
import { replyLanguageOf, writeRefundSentence } from "./refund-sentence.ts";

interface Props {
  action: ActionView;
  order: Order;
  onDecided: (action: ActionView) => void;
  onClose: () => void;
  onAgain: () => void;
  onSentence: (text: string) => void;
}

/** What came of it, in plain words: done, not done, or not known yet. */
export function RefundResult({ action, order, onDecided, onClose, onAgain, onSentence }: Props): ReactNode {
  const { t } = useTranslation("refund");
  const done = action.state === "succeeded";
  const sentence = writeRefundSentence(action, replyLanguageOf(order.customerLocale));
  return (
    <BlockStack gap="300">
      <Banner tone={toneOf(action)} title={useTitle(action)}>
        <BlockStack gap="200">
          <Explanation action={action} />
          {done ? <Methods action={action} /> : null}
        </BlockStack>
      </Banner>
      {action.state === "needs_person" ? <DecideAction action={action} onDecided={onDecided} /> : null}
      <InlineStack gap="200">
        {sentence ? (
          <Button
            variant="primary"
            onClick={() => {
              onSentence(sentence);
              onClose();
            }}
          >
            {t("result.intoReply")}
          </Button>
        ) : null}
        {action.state === "failed" ? <Button onClick={onAgain}>{t("result.again")}</Button> : null}
        <Button onClick={onClose}>{t("result.done")}</Button>
      </InlineStack>
    </BlockStack>
  );
}

function toneOf(action: ActionView): BannerProps["tone"] {
  const { state, moneyState } = action;
  if (state === "failed" || moneyState === "failed") return "critical";
  if (state === "succeeded") return moneyWordOf(action) === "confirmed" ? "success" : "info";
  return "warning";
}

type Unfinished = "failed" | "running" | "unknown" | "needs_person";

const unfinished = ({ state }: ActionView): Unfinished =>
  state === "failed" || state === "unknown" || state === "needs_person" ? state : "running";

function useTitle(action: ActionView): string {
  const { t } = useTranslation("refund");
  const money = useMoneyText();
  if (action.state === "succeeded") return t("result.succeeded.title", { amount: money(action.amount) });
  return t(`result.${unfinished(action)}.title`);
}

function Explanation({ action }: { action: ActionView }): ReactNode {
  const { t } = useTranslation("refund");
  const say = useProblemText("refund");
  if (action.state === "succeeded" && action.decidedBy)
    return <Text as="p">{t("result.succeeded.decided", { who: action.decidedBy })}</Text>;
  if (action.state === "succeeded") return <Text as="p">{t(`result.succeeded.${moneyWordOf(action)}`)}</Text>;
  const words =
    action.state === "failed" && action.problem
      ? say({ problem: action.problem, detail: action.problemDetail ?? undefined })
      : t(`result.${unfinished(action)}.body`);
  return <Text as="p">{words}</Text>;
}

function Methods({ action }: { action: ActionView }): ReactNode {
  const { t } = useTranslation("refund");
  const money = useMoneyText();
  return (
    <List>
      {action.methods.map((one, index) => (
        <List.Item key={index}>
          {t(one.failed ? "result.toFailed" : "result.to", { method: one.method, amount: money(one.amount) })}
        </List.Item>
      ))}
    </List>
  );
}
