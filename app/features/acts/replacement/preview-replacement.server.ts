import { randomUUID } from "node:crypto";
import { moneyToJson } from "#app/features/shared/money.ts";
import type { ActingDesk } from "#app/features/shared/desk.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import { addressLines } from "../address/typed-address.ts";
import { actingLocale } from "../authority/acting.ts";
import type { TypedForm } from "../authority/typed-form.ts";
import { draftAction } from "../draft-order-action.server.ts";
import { findActOrder } from "../find-act-order.server.ts";
import { readAmounts } from "../refund/refund-facts.ts";
import { findReplacementFacts } from "./read-replacement-facts.server.ts";
import { ReplacementCalculate } from "./replacement-documents.ts";
import { planReplacement, planStock } from "./replacement-input.ts";
import type { ReplacementChoice, ReplacementPreview } from "./replacement-preview.ts";
import { refusedFields } from "./refused-fields.ts";
import type { ReplacementActionInput } from "./replacement-record.ts";

/**
 * Shopify's own calculation of a choice, live, and the row that a confirmation will run: it holds exactly what is then
 * sent, and a new mark. One call to Shopify, which keeps nothing there; where the form's order is outdated, two.
 * @param typed the form as it was filled in
 * @returns null when there is no such ticket; else the preview, or everything that does not fit
 * @throws ShopifyUnavailable
 */
export async function previewReplacement(
  desk: ActingDesk,
  ticketNumber: number,
  choice: ReplacementChoice,
  typed?: TypedForm,
): Promise<Checked<ReplacementPreview> | null> {
  const found = await findActOrder(desk, ticketNumber, "replacement");
  if (!found) return null;
  if (!found.ok) return problem({ field: "", problem: found.problem, detail: found.detail });
  const ticket = found.value;
  // Before Shopify is asked: what starts in between is then unknown here, and found when this is confirmed.
  const known = await desk.db.orderAction.findMany({
    where: { orderId: ticket.orderId, state: { notIn: ["drafted", "awaiting_approval"] } },
    select: { id: true },
  });
  const facts = await findReplacementFacts(desk, ticket.orderId, choice.opened);
  if (!facts) return problem({ field: "", problem: "order_missing" });
  const idempotencyKey = randomUUID();
  const planned = planReplacement(choice, facts, idempotencyKey);
  if (!planned.ok) return planned;
  const { input, address } = planned.value;
  const { data } = await desk.shopify.read(ReplacementCalculate, { input });
  const { calculatedDraftOrder: calculated, userErrors = [] } = data.draftOrderCalculate ?? {};
  if (!calculated) return { ok: false, problems: refusedFields(userErrors, choice.address !== null) };
  const stocked = planStock(planned.value.lines, choice.evenIfShort, calculated);
  if (!stocked.ok) return stocked;
  const lines = stocked.value;
  const total = readAmounts(calculated.totalPriceSet);
  if (total.shop.minor !== 0n) return problem({ field: "", problem: "not_free" });

  // What the goods would cost today, also where another variant goes out than was bought.
  const worth = readAmounts(calculated.totalDiscountsSet).shop;
  const requestKey = randomUUID();
  const stored: ReplacementActionInput = {
    sent: input,
    shown: {
      lines: lines.map(({ lineId, title, variant, quantity }) => ({ lineId, title, variant, quantity })),
      payments: [],
      reason: choice.reason,
      note: choice.note,
    },
    basis: {
      updatedAt: facts.updatedAt,
      knownIds: known.map(({ id }) => id.toString()),
      customerId: facts.customerId,
    },
    awaitedPayments: 0,
  };
  const drafted = await draftAction(desk, ticket, {
    kind: "replacement",
    requestKey,
    idempotencyKey,
    orderName: facts.orderName,
    input: stored,
    amount: total,
    value: worth,
    needs: [],
    customerId: facts.customerId,
    facts: facts.policy,
    typed,
  });
  const value: ReplacementPreview = {
    requestKey,
    orderName: facts.orderName,
    lines: lines.map(({ title, quantity, stock, isShort }) => ({ title, quantity, stock, isShort })),
    units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    worth: moneyToJson(worth),
    amount: { shop: moneyToJson(total.shop), presentment: moneyToJson(total.presentment) },
    ...drafted,
    address: addressLines(address, actingLocale(desk)),
    // Titles only: the rest of an alert is HTML.
    warnings: [
      ...new Set([
        ...calculated.alerts.map(({ title }) => title),
        ...calculated.warnings.map(({ message }) => message),
      ]),
    ],
  };
  return { ok: true, value };
}

const problem = (one: FieldProblem): Checked<never> => ({ ok: false, problems: [one] });
