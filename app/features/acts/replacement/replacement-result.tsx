import { Banner, BlockStack, Button, InlineStack, Text, type BannerProps } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import type { Order } from "#app/features/orders/order.ts";
import type { ActionView } from "../action-view.ts";
import { DecideAction } from "../decide-action.tsx";
import { replyLanguageOf } from "../refund/refund-sentence.ts";
import { writeReplacementSentence } from "./replacement-sentence.ts";

interface Props {
  action: ActionView;
  order: Order;
  onDecided: (action: ActionView) => void;
  onClose: () => void;
  onAgain: () => void;
  onSentence: (text: string) => void;
}

/** What came of it, in plain words: done, not done, or not known yet. */
export function ReplacementResult({ action, order, onDecided, onClose, onAgain, onSentence }: Props): ReactNode {
  const { t } = useTranslation("replacement");
  const sentence = writeReplacementSentence(action, replyLanguageOf(order.customerLocale));
  return (
    <BlockStack gap="300">
      <Banner tone={toneOf(action)} title={useTitle(action)}>
        <Text as="p">{useExplanation(action)}</Text>
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

function toneOf({ state }: ActionView): BannerProps["tone"] {
  if (state === "failed") return "critical";
  return state === "succeeded" ? "success" : "warning";
}

type Unfinished = "failed" | "running" | "unknown" | "needs_person";

const unfinished = ({ state }: ActionView): Unfinished =>
  state === "failed" || state === "unknown" || state === "needs_person" ? state : "running";

function useTitle(action: ActionView): string {
  const { t } = useTranslation("replacement");
  if (action.state !== "succeeded") return t(`result.${unfinished(action)}.title`);
  return action.madeOrder
    ? t("result.succeeded.title", { made: action.madeOrder.name })
    : t("result.succeeded.decidedTitle");
}

function useExplanation(action: ActionView): string {
  const { t } = useTranslation("replacement");
  const say = useProblemText("replacement");
  if (action.state === "succeeded")
    return action.decidedBy ? t("result.succeeded.decided", { who: action.decidedBy }) : t("result.succeeded.body");
  return action.state === "failed" && action.problem
    ? say({ problem: action.problem, detail: action.problemDetail ?? undefined })
    : t(`result.${unfinished(action)}.body`);
}
