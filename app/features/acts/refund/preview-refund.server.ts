import { randomUUID } from "node:crypto";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { formatMoney, moneyToJson, type Money } from "#app/features/shared/money.ts";
import { mayDo } from "#app/features/team/role.ts";
import { draftAction, type Drafted } from "../draft-order-action.server.ts";
import { findActOrder } from "../find-act-order.server.ts";
import { titleLine, type LineTitle } from "../line-title.ts";
import { refuseNeeds, type Need } from "../authority/refuse-needs.server.ts";
import type { TypedForm } from "../authority/typed-form.ts";
import { maximumOf, toPair } from "./open-refund-form.server.ts";
import { readLiveRefund, type LiveRefund } from "./read-refund-facts.server.ts";
import { planRefund, type PlannedRefund } from "./refund-input.ts";
import type { RefundChoice, RefundPreview } from "./refund-preview.ts";
import type { RefundActionInput } from "./refund-record.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";

/**
 * Shopify's own calculation of a choice, live, and the row that a confirmation will run: it holds exactly what is then
 * sent, and a new idempotency key. One call to Shopify.
 * @param typed the form as it was filled in
 * @returns null when there is no such ticket; else the preview, or everything that does not fit
 * @throws ShopifyUnavailable
 */
export async function previewRefund(
  desk: StaffDesk,
  ticketNumber: number,
  choice: RefundChoice,
  typed?: TypedForm,
): Promise<Checked<RefundPreview> | null> {
  const found = await findActOrder(desk, ticketNumber, "refund");
  if (!found) return null;
  if (!found.ok) return problem({ field: "", problem: found.problem, detail: found.detail });
  const needs = needsOf(choice);
  const refused = refuseNeeds(desk, needs);
  if (refused.length) return { ok: false, problems: refused };
  const live = await readLiveRefund(desk, found.value.orderId, choice);
  if (!live) return problem({ field: "", problem: "order_missing" });
  const key = randomUUID();
  const planned = planRefund(choice, live.facts, live.left, key, desk.staff.locale);
  if (!planned.ok) return planned;
  const tooMuch = exceedsSuggestion(live, planned.value);
  if (tooMuch && !mayDo(desk.staff.role, "shipping_over")) {
    const detail = formatMoney(tooMuch, desk.staff.locale);
    return problem({ field: "amount", problem: "no_shipping_over", detail });
  }
  const requestKey = randomUUID();
  const drafted = await draftAction(desk, found.value, {
    kind: "refund",
    requestKey,
    idempotencyKey: key,
    orderName: live.facts.orderName,
    input: makeInput(choice, live, planned.value),
    amount: planned.value.amount,
    value: planned.value.amount.shop,
    needs: [...needs.map(({ ability }) => ability), ...(tooMuch ? (["shipping_over"] as const) : [])],
    customerId: live.facts.customerId,
    facts: live.facts.policy,
    typed,
  });
  return { ok: true, value: { ...showPreview(requestKey, choice, live, planned.value), ...drafted } };
}

const needsOf = ({ restock, method }: RefundChoice): Need[] => [
  ...(restock.kind === "to" ? [{ ability: "restock" as const, field: "restock" }] : []),
  ...(method === "store_credit" ? [{ ability: "store_credit" as const, field: "method" }] : []),
];

/** What Shopify suggests for the goods and the shipping of a refund that gives more back; null: it does not. */
const exceedsSuggestion = ({ facts }: LiveRefund, { amount }: PlannedRefund): Money | null => {
  const suggested = facts.suggestion!.amount.presentment;
  return amount.presentment.minor > suggested.minor ? suggested : null;
};

const problem = (one: FieldProblem): Checked<never> => ({ ok: false, problems: [one] });

function makeInput(choice: RefundChoice, live: LiveRefund, { input, payments }: PlannedRefund): RefundActionInput {
  const lineOf = (id: string) => live.facts.lines.find(({ lineId }) => lineId === id);
  return {
    sent: input,
    shown: {
      lines: choice.lines.map(({ lineId, quantity }) => ({ lineId, quantity, ...titleOf(lineOf(lineId)) })),
      payments: payments.map(({ method, kind, amount: part }) => ({
        method,
        kind,
        amount: moneyToJson(part.presentment),
        shopAmount: moneyToJson(part.shop),
      })),
      reason: choice.reason,
      note: choice.note,
    },
    basis: {
      updatedAt: live.facts.updatedAt,
      leftMinor: live.left.minor.toString(),
      refundable: Object.fromEntries(choice.lines.map(({ lineId }) => [lineId, lineOf(lineId)?.refundable ?? 0])),
      knownIds: live.knownIds,
      refundIds: live.facts.refundIds,
    },
    awaitedPayments: input.transactions?.length ?? 0,
  };
}

const titleOf = (line: { title: string; variantTitle: string | null } | undefined): LineTitle =>
  line ? titleLine(line) : { title: "" };

function showPreview(
  requestKey: string,
  choice: RefundChoice,
  live: LiveRefund,
  { amount, payments }: PlannedRefund,
): Omit<RefundPreview, keyof Drafted> {
  const { facts } = live;
  // planRefund refuses a refund without Shopify's calculation.
  const suggestion = facts.suggestion!;
  const { restock } = choice;
  return {
    requestKey,
    orderName: facts.orderName,
    lines: suggestion.lines.map((line) => ({
      lineId: line.lineId,
      title: titleOf(facts.lines.find(({ lineId }) => lineId === line.lineId)).title,
      quantity: line.quantity,
      subtotal: toPair(line.subtotal),
      tax: toPair(line.tax),
    })),
    subtotal: toPair(suggestion.subtotal),
    tax: toPair(suggestion.tax),
    shipping: toPair(suggestion.shipping),
    amount: toPair(amount),
    maximum: maximumOf(live),
    payments: payments.map(({ method, kind, amount: part }) => ({
      method,
      kind,
      amount: moneyToJson(part.presentment),
      shopAmount: moneyToJson(part.shop),
    })),
    method: choice.method,
    restockAt:
      restock.kind === "to"
        ? (facts.locations?.find(({ id }) => id === restock.locationId)?.name ?? restock.locationId)
        : null,
  };
}
