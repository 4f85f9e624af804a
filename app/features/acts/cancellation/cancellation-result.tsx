import { Banner, BlockStack, Button, InlineStack, List, Spinner, Text, type BannerProps } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import { useProblemText } from "#app/ui/problem-text.ts";
import type { Order } from "#app/features/orders/order.ts";
import { moneyWordOf, type ActionView } from "../action-view.ts";
import { DecideAction } from "../decide-action.tsx";
import { replyLanguageOf } from "../refund/refund-sentence.ts";
import { writeCancellationSentence } from "./cancellation-sentence.ts";

interface Props {
  action: ActionView;
  order: Order;
  onDecided: (action: ActionView) => void;
  onClose: () => void;
  onAgain: () => void;
  onSentence: (text: string) => void;
}

/** How far it is, and what came of it, in plain words; it changes by itself as Shopify goes on. */
export function CancellationResult({ action, order, onDecided, onClose, onAgain, onSentence }: Props): ReactNode {
  const { t } = useTranslation("cancellation");
  const sentence = writeCancellationSentence(action, replyLanguageOf(order.customerLocale));
  return (
    <BlockStack gap="300">
      <div aria-live="polite">
        <Banner tone={toneOf(action)} title={useTitle(action)}>
          <BlockStack gap="200">
            <InlineStack gap="200" blockAlign="center" wrap={false}>
              {action.state === "running" ? <Spinner size="small" accessibilityLabel={t("running")} /> : null}
              <Explanation action={action} />
            </InlineStack>
            {action.state === "succeeded" ? <Methods action={action} /> : null}
          </BlockStack>
        </Banner>
      </div>
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
  if (state === "succeeded") return moneyWordOf(action) === "sent" ? "info" : "success";
  return state === "running" ? "info" : "warning";
}

type Unfinished = "failed" | "running" | "unknown" | "needs_person";

const unfinished = ({ state }: ActionView): Unfinished =>
  state === "failed" || state === "unknown" || state === "needs_person" ? state : "running";

function useTitle(action: ActionView): string {
  const { t } = useTranslation("cancellation");
  const money = useMoneyText();
  if (action.state !== "succeeded") return t(`result.${unfinished(action)}.title`);
  const isPaidBack = action.amount.minor !== "0" && action.moneyState !== "failed";
  return isPaidBack ? t("result.succeeded.title", { amount: money(action.amount) }) : t("result.succeeded.titleOnly");
}

function Explanation({ action }: { action: ActionView }): ReactNode {
  const { t } = useTranslation("cancellation");
  const say = useProblemText("cancellation");
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
  const { t } = useTranslation("cancellation");
  const money = useMoneyText();
  if (!action.methods.length) return null;
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
