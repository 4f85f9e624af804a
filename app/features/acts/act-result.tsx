import { Banner, BlockStack, Button, InlineStack, List, Spinner, Text, type BannerProps } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import { useProblemText } from "#app/ui/problem-text.ts";
import type { Order } from "../orders/order.ts";
import type { ActKind } from "./act-kind.ts";
import { givesBack, madeOf, moneyWordOf, sumOf, type ActionView } from "./action-view.ts";
import { writeAddressSentence } from "./address/address-sentence.ts";
import { writeDiscountSentence } from "./discount/discount-sentence.ts";
import { writeCreditSentence } from "./credit/credit-sentence.ts";
import { ApprovalLines } from "./authority/approval-lines.tsx";
import { RequestCard } from "./authority/request-card.tsx";
import { EditFollowUp } from "./edit/edit-follow-up.tsx";
import { writeEditSentence } from "./edit/edit-sentence.ts";
import { writeInvoiceSentence } from "./invoice/invoice-sentence.ts";
import { writeCancellationSentence } from "./cancellation/cancellation-sentence.ts";
import { OtherwiseLine } from "./otherwise-line.tsx";
import { ExceptionLine } from "../policies/exception-line.tsx";
import { DecideAction } from "./decide-action.tsx";
import { replyLanguageOf, writeRefundSentence, type ReplyLanguage } from "./refund/refund-sentence.ts";
import { writeReplacementSentence } from "./replacement/replacement-sentence.ts";
import { writeReturnStepSentence } from "./return-step/return-step-sentence.ts";
import { writeReturnSentence } from "./return/return-sentence.ts";
import { useActText } from "./use-act-text.ts";

interface Props {
  action: ActionView;
  order: Order;
  onDecided: (action: ActionView) => void;
  onClose: () => void;
  onAgain: () => void;
  onSentence: (text: string, labelOf: string | null) => void;
}

/** What a reply can say of it; kinds that a customer hears nothing of have none. */
const sentences: Partial<Record<ActKind, (action: ActionView, language: ReplyLanguage) => string | null>> = {
  refund: writeRefundSentence,
  cancellation: writeCancellationSentence,
  replacement: writeReplacementSentence,
  address: writeAddressSentence,
  credit: writeCreditSentence,
  discount: writeDiscountSentence,
  invoice: writeInvoiceSentence,
  duplicate: writeInvoiceSentence,
  edit: writeEditSentence,
  return: writeReturnSentence,
  exchange: writeReturnSentence,
  returnStep: writeReturnStepSentence,
};

/** How far it is, and what came of it, in plain words; it changes by itself as Shopify goes on. */
export function ActResult({ action, order, onDecided, onClose, onAgain, onSentence }: Props): ReactNode {
  const { t } = useTranslation("act");
  const sentence = sentences[action.kind]?.(action, replyLanguageOf(order.customerLocale));
  const isDone = action.state === "succeeded";
  return (
    <BlockStack gap="300">
      <div aria-live="polite">
        <Banner tone={toneOf(action)} title={useTitle(action)}>
          <BlockStack gap="200">
            <InlineStack gap="200" blockAlign="center" wrap={false}>
              {action.state === "running" ? <Spinner size="small" /> : null}
              <Text as="p">{useExplanation(action)}</Text>
            </InlineStack>
            {action.lacks ? <Text as="p">{t(`result.lacks.${action.lacks}`)}</Text> : null}
            <OtherwiseLine action={action} />
            <ExceptionLine action={action} />
            <ApprovalLines action={action} isMine />
            {isDone && action.methods.length && action.problem !== "refund_missing" ? (
              <Methods action={action} />
            ) : null}
          </BlockStack>
        </Banner>
      </div>
      {action.state === "awaiting_approval" ? <RequestCard action={action} onDecided={onDecided} /> : null}
      {action.state === "needs_person" ? <DecideAction action={action} onDecided={onDecided} /> : null}
      <InlineStack gap="200">
        {sentence ? (
          <Button
            variant={action.kind === "edit" && action.variant === "back" ? "secondary" : "primary"}
            onClick={() => {
              onSentence(sentence, action.about?.labelFile ? action.id : null);
              onClose();
            }}
          >
            {t("result.intoReply")}
          </Button>
        ) : null}
        {isDone ? <EditFollowUp action={action} onLeave={onClose} /> : null}
        {action.state === "failed" ? <Button onClick={onAgain}>{t("result.again")}</Button> : null}
        {isDone ? <Button onClick={onClose}>{t("result.done")}</Button> : null}
      </InlineStack>
    </BlockStack>
  );
}

function toneOf(action: ActionView): BannerProps["tone"] {
  const { state, moneyState } = action;
  if (action.problem === "refund_missing" || action.problem === "draft_gone") return "warning";
  if (action.lacks || action.otherwise) return "warning";
  // Not asked of Shopify because of what somebody decided: no fault.
  if (state === "failed" && action.approval?.state === action.problem) return "warning";
  if (state === "failed" || moneyState === "failed") return "critical";
  if (state === "running" || state === "awaiting_approval") return "info";
  if (state !== "succeeded") return "warning";
  const word = moneyWordOf(action);
  return word === "sent" || word === "byHand" ? "info" : "success";
}

type Unfinished = "failed" | "running" | "unknown" | "needs_person";

const unfinished = ({ state }: ActionView): Unfinished =>
  state === "failed" || state === "unknown" || state === "needs_person" ? state : "running";

/** Whether there is nothing more to name: no money went back, or nobody knows which order was made. */
const isBare = ({ kind, amount, moneyState, madeOrder }: ActionView): boolean =>
  kind === "replacement" ? !madeOrder : kind === "cancellation" && (amount.minor === "0" || moneyState === "failed");

function useTitle(action: ActionView): string {
  const t = useActText(action.kind, action.variant);
  const { t: authority } = useTranslation("authority");
  const about = { amount: useMoneyText()(sumOf(action)), ...madeOf(action), ...action.about };
  if (action.state === "awaiting_approval") return authority("waiting.title");
  if (action.isRefundAwaited) return t("result.refundAwaited.title");
  if (action.state !== "succeeded") return t(`result.${unfinished(action)}.title`);
  return t(isBare(action) ? "result.succeeded.titleOnly" : "result.succeeded.title", about);
}

function useExplanation(action: ActionView): string {
  const t = useActText(action.kind, action.variant);
  const { t: shared } = useTranslation("act");
  const { t: authority } = useTranslation("authority");
  const say = useProblemText(action.kind);
  const about = { amount: useMoneyText()(sumOf(action)), ...madeOf(action), ...action.about };
  if (action.state === "awaiting_approval") return authority("waiting.told");
  if (action.state === "succeeded") {
    if (action.decidedBy) return t("result.succeeded.decided", { who: action.decidedBy });
    const word = moneyWordOf(action);
    return word === "none" || word === "failed" || word === "missing" || !givesBack(action.kind)
      ? t(`result.succeeded.${word}`, about)
      : shared(`money.${word}`);
  }
  if (action.isRefundAwaited) return t("result.refundAwaited.body");
  const state = unfinished(action);
  return state === "failed"
    ? say({ problem: action.problem ?? "refused", detail: action.problemDetail ?? undefined })
    : t(`result.${state}.body`);
}

function Methods({ action }: { action: ActionView }): ReactNode {
  const { t } = useTranslation("act");
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
