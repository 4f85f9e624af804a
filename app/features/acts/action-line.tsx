import { Badge, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useMoneyText } from "#app/ui/money.tsx";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import styles from "./action-line.module.css";
import { isDifference } from "./act-difference.ts";
import { givesBack, madeOf, moneyWordOf, sumOf, type ActionView } from "./action-view.ts";
import { isFinal } from "./action-states.ts";
import { ApprovalLines } from "./authority/approval-lines.tsx";
import { RequestCard } from "./authority/request-card.tsx";
import { cancelReasons } from "./cancellation/cancellation-reasons.ts";
import { ExceptionLine } from "../policies/exception-line.tsx";
import { DecideAction } from "./decide-action.tsx";
import { useSwapLines } from "./exchange/use-swap-lines.ts";
import { OtherwiseLine } from "./otherwise-line.tsx";
import { readView } from "./read-record.ts";
import { useActText } from "./use-act-text.ts";

interface Props {
  action: ActionView;
  /** Nothing was told of it later: this is how it stands. */
  isLatest: boolean;
}

interface EventProps {
  /** As the timeline keeps it. */
  data: unknown;
  isLatest: boolean;
}

/** What the timeline keeps of an act; a line says so where that cannot be read. */
export function ActionEvent({ data, isLatest }: EventProps): ReactNode {
  const { t } = useTranslation("act");
  const action = readView(data);
  if (action && !isLatest && hasPassed(action)) return null;
  if (action && (!action.isUnreadable || action.decidedBy)) return <ActionLine action={action} isLatest={isLatest} />;
  const about = action ? t("line.unreadable", { order: action.orderName }) : t("line.unreadableEvent");
  return (
    <div className={styles.line}>
      <Text as="p" tone="subdued">
        {about}
      </Text>
      {action && isLatest && action.state === "needs_person" ? <DecideAction action={action} /> : null}
    </div>
  );
}

/** It was on its way then, and a later line says what came of it. That approval was asked for stays to be read. */
const hasPassed = ({ state }: ActionView): boolean => !isFinal(state) && state !== "awaiting_approval";

/** An act on the order, as one line between the messages: what, how much, where to, and what became of it. */
function ActionLine({ action, isLatest }: Props): ReactNode {
  const { t } = useTranslation("ticket");
  const { t: shared } = useTranslation("act");
  const { t: asked } = useTranslation("authority");
  const { t: cancelled } = useTranslation("cancellation");
  const { t: differs } = useTranslation("difference");
  const reason = useReason(action);
  // Of one that waits the request says it.
  const swap = useSwapLines(isLatest && action.state === "awaiting_approval" ? {} : action);
  const methods = action.methods.map(({ method }) => method).join(", ");
  const done = action.state === "succeeded";
  const moneyWord = moneyWordOf(action);
  return (
    <div className={styles.line} data-state={action.state} tabIndex={-1}>
      <InlineStack gap="200" blockAlign="center" align="center">
        <Text as="span" fontWeight="medium">
          {useSentence(action, isLatest)}
          {done && !action.decidedBy && methods && moneyWord !== "missing"
            ? ` ${t("refund.toMethods", { methods })}`
            : ""}
        </Text>
        {done && moneyWord !== "none" && givesBack(action.kind) ? (
          <Badge tone={moneyTones[moneyWord]}>{t(`refund.money.${moneyWord}`)}</Badge>
        ) : null}
        <Text as="span" tone="subdued">
          <RelativeTime at={action.finishedAt ?? action.createdAt} />
        </Text>
      </InlineStack>
      {reason ? (
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {shared("line.reason", { reason })}
        </Text>
      ) : null}
      {action.decidedBy && action.decidedWord ? (
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {asked("line.word", { who: action.decidedBy, word: action.decidedWord })}
        </Text>
      ) : null}
      {moneyWord === "missing" ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {cancelled("result.succeeded.missing")}
        </Text>
      ) : null}
      {isDifference(action.problem) ? (
        <Text as="p" variant="bodySm" tone="critical">
          {differs(action.problem)}
        </Text>
      ) : null}
      {action.about?.recipient ? (
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {shared("preview.to", { method: action.about.recipient })}
        </Text>
      ) : null}
      {swap.length ? (
        <Text as="p" variant="bodySm" tone="subdued" breakWord>
          {swap.join(" · ")}
        </Text>
      ) : null}
      {action.lacks ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {shared(`result.lacks.${action.lacks}`)}
        </Text>
      ) : null}
      <OtherwiseLine action={action} />
      {action.problemDetail && !done ? (
        <Text as="p" variant="bodySm" tone="subdued">
          {action.problemDetail}
        </Text>
      ) : null}
      <ExceptionLine action={action} />
      <ApprovalLines action={action} />
      {isLatest && action.state === "needs_person" ? <DecideAction action={action} /> : null}
      {isLatest && action.state === "awaiting_approval" ? <RequestCard action={action} /> : null}
    </div>
  );
}

/** In the reader's language where it is Shopify's word. */
function useReason({ kind, reason }: ActionView): string | null {
  const { t } = useTranslation("cancellation");
  if (kind !== "cancellation" || !reason) return reason ?? null;
  const known = cancelReasons.find((one) => one === reason);
  return known ? t(`reason.${known}`) : reason;
}

function useSentence(action: ActionView, isLatest: boolean): string {
  const { kind, state, staffName, decidedBy, amount: sum, orderName } = action;
  const { i18n } = useTranslation(kind);
  const { t: shared } = useTranslation("act");
  const { t: asked } = useTranslation("authority");
  const t = useActText(kind, action.variant);
  const about = { amount: useMoneyText()(sumOf(action)), order: orderName, ...madeOf(action), ...action.about };
  if (state === "awaiting_approval" && !isLatest) return asked("line.asked", { who: staffName });
  if (decidedBy)
    return t(state === "succeeded" ? "line.decidedMade" : "line.decidedNotMade", { ...about, who: decidedBy });
  if (action.isRefundAwaited) return t("line.refundAwaited", about);
  if (state !== "succeeded") return t(`line.${state}`, about);
  if (action.problem === "draft_gone") return t("line.draftGone", about);
  if (action.moneyState === "confirmed" && i18n.exists(`${kind}:line.paid`)) return t("line.paid", about);
  // Kinds that may move money, or none, have a sentence for each.
  const isFree =
    (sum.minor === "0" || action.problem === "refund_missing") && i18n.exists(`${kind}:line.succeededFree`);
  return t(isFree ? "line.succeededFree" : "line.succeededBy", {
    ...about,
    who: staffName || shared("line.byCustomer"),
  });
}

/** Green: money confirmed. Red: it did not arrive. Amber: it is not to be seen. On its way has no colour. */
export const moneyTones = {
  none: undefined,
  sent: undefined,
  confirmed: "success",
  byHand: "attention",
  missing: "warning",
  partlyFailed: "critical",
  failed: "critical",
} as const;
