import { randomUUID } from "node:crypto";
import type { ActingDesk } from "#app/features/shared/desk.ts";
import { moneyToJson } from "#app/features/shared/money.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import { refuseNeeds, type Need } from "../authority/refuse-needs.server.ts";
import type { TypedForm } from "../authority/typed-form.ts";
import { draftAction } from "../draft-order-action.server.ts";
import { findActOrder } from "../find-act-order.server.ts";
import { toPair } from "../refund/open-refund-form.server.ts";
import type { CancellationChoice, CancellationPreview } from "./cancellation-preview.ts";
import type { CancellationActionInput } from "./cancellation-record.ts";
import { planCancellation } from "./plan-cancellation.ts";
import { readLiveCancellation } from "./read-cancellation-facts.server.ts";

/**
 * What a choice comes to, live, and the row that a confirmation will run. One call to Shopify.
 * @param typed the form as it was filled in
 * @returns null when there is no such ticket; else the preview, or everything that does not fit
 * @throws ShopifyUnavailable
 */
export async function previewCancellation(
  desk: ActingDesk,
  ticketNumber: number,
  choice: CancellationChoice,
  typed?: TypedForm,
): Promise<Checked<CancellationPreview> | null> {
  const found = await findActOrder(desk, ticketNumber, "cancellation");
  if (!found) return null;
  if (!found.ok) return problem({ field: "", problem: found.problem, detail: found.detail });
  const needs: Need[] = choice.restock ? [{ ability: "restock", field: "restock" }] : [];
  const refused = refuseNeeds(desk, needs);
  if (refused.length) return { ok: false, problems: refused };
  const live = await readLiveCancellation(desk, found.value.orderId);
  if (!live) return problem({ field: "", problem: "order_missing" });
  const idempotencyKey = randomUUID();
  const planned = planCancellation(choice, live.facts, idempotencyKey);
  if (!planned.ok) return planned;
  const { sent, amount } = planned.value;
  const payments = planned.value.payments.map(({ method, kind, amount: part }) => ({
    method,
    kind,
    amount: moneyToJson(part.presentment),
    shopAmount: moneyToJson(part.shop),
  }));
  const { facts, knownIds } = live;
  const input: CancellationActionInput = {
    sent,
    shown: { lines: facts.lines, payments, reason: "", note: choice.note },
    basis: { updatedAt: facts.updatedAt, knownIds, refundIds: facts.refundIds },
    // Whether all of the money has gone back is told by its sum: Shopify may put parts together.
    awaitedPayments: 0,
  };
  const requestKey = randomUUID();
  const { orderName } = facts;
  const drafted = await draftAction(desk, found.value, {
    kind: "cancellation",
    requestKey,
    idempotencyKey,
    orderName,
    input,
    amount,
    value: amount.shop,
    needs: needs.map(({ ability }) => ability),
    customerId: facts.customerId,
    facts: facts.policy,
    typed,
  });
  return { ok: true, value: { requestKey, orderName, amount: toPair(amount), ...drafted, payments } };
}

const problem = (one: FieldProblem): Checked<never> => ({ ok: false, problems: [one] });
