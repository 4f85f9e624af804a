import { actingRole } from "../authority/acting.ts";
import { readPolicyFacts } from "../../policies/policy-facts.ts";
import type { ActingDesk } from "../../shared/desk.ts";
import { moneyToJson, type Money } from "../../shared/money.ts";
import { refuse, succeed } from "../../shared/outcome.ts";
import { mayDo } from "../../team/role.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import type { Checked, FieldProblem } from "../act-problems.ts";
import { askedOnce } from "../asked-once.server.ts";
import { aboutDifference } from "../exchange/about-difference.ts";
import { refuseNeeds } from "../authority/refuse-needs.server.ts";
import type { LiveAct, PlannedAct } from "../live-act.server.ts";
import { RefundLastLook } from "../refund/refund-documents.ts";
import { numberOf } from "../return/return-facts.ts";
import { findLabel } from "../return/find-label.server.ts";
import { aboutWay, writeLabel, type LabelSent } from "../return/return-input.ts";
import { askForStep, lookForStep } from "./ask-for-step.server.ts";
import { readOutWorth } from "./read-out-worth.server.ts";
import { readSetUp } from "./read-set-up.server.ts";
import { readReturnSteps } from "./read-return-steps.server.ts";
import type { ReturnDetailsAnswer } from "./return-step-documents.ts";
import { findUnlabelled, readFee, readReturn, type ReturnStepFacts } from "./return-step-facts.ts";
import {
  readOwed,
  readPaidBack,
  readWaysBack,
  writeProcess,
  type ReturnStepActionInput,
  type ReturnStepSent,
} from "./return-step-input.ts";
import { mayBeOwed } from "./goes-out.ts";
import type { ReturnStepChoice, ReturnStepForm, ReturnStepPlan, ReturnView } from "./return-step-preview.ts";

type Planned = Checked<PlannedAct<ReturnStepPlan>>;

const problem = (field: string, word: string, detail?: string): { ok: false; problems: FieldProblem[] } => ({
  ok: false,
  problems: [{ field, problem: word, detail }],
});

/** What is done with a return that is there: agree to it, decline it, take it back, put a label to it, close it. */
export const returnStepAct: LiveAct<ReturnStepFacts, ReturnStepForm, ReturnStepChoice, ReturnStepPlan> = {
  kind: "returnStep",
  read: readReturnSteps,
  policyFacts: readPolicyFacts,
  start(desk, facts) {
    const { returns, locations, instructions } = facts;
    const all = returns.nodes.map((one) => readReturn(one, facts));
    const open = all.filter(({ may }) => may.length);
    if (!open.length) return refuse(all.some(({ isTooLong }) => isTooLong) ? "too_many_lines" : "no_returns");
    return succeed({
      returns: open,
      hasMore: returns.pageInfo.hasNextPage,
      locations,
      instructions,
      mayInvoice: desk.shopify.scopes.includes("write_orders"),
    });
  },
  async plan(desk, facts, choice): Promise<Planned> {
    const one = facts.returns.nodes.find(({ id }) => numberOf(id) === choice.returnId);
    if (!one) return problem("return", "return_gone");
    const view = readReturn(one, facts);
    if (!view.may.includes(choice.how)) return problem("how", view.isTooLong ? "too_many_lines" : "not_now");
    const basis = basisOf(facts, one);
    const shared = { lines: [], out: [], payments: [], owed: null, invoice: false, hasLabel: false };
    if (choice.how === "receive") return planReceipt(desk, facts, one, view, choice);
    const value = choice.how === "approve" ? await readOutWorth(desk, facts, one) : null;
    if (value === "unclear") return problem("", "not_calculated");
    const lines = view.lines.map(({ title, variant, quantity }) => ({ title, variant, quantity }));
    const staged = await findLabel(desk, facts.legacyResourceId, isOnItsWay(choice) ? choice : {});
    if (!staged.ok) return staged;
    const label = isOnItsWay(choice) ? writeLabel(choice, staged.value) : null;
    const fee = readFee(one);
    const preview: ReturnStepPlan = { ...shared, how: choice.how, name: one.name, lines, hasLabel: label !== null };
    return {
      ok: true,
      value: {
        sent: writeStep(facts, one, choice, label),
        // Agreeing to what a customer asked for is setting up a return.
        ...(choice.how === "approve" && { judgedAs: "return" as const }),
        ...(isOnItsWay(choice) && { wayBack: { isCharged: fee !== null, hasLabel: label !== null } }),
        // As with an exchange that is set up here.
        ...(value && { value }),
        basis,
        preview,
        shown: {
          lines: lines.map((line) => ({ lineId: "", ...line })),
          note: choice.note,
          ...(choice.how === "approve" && reasonsOf(view.lines)),
          variant: choice.how,
          about: aboutStep(one, view, choice, fee),
        },
      },
    };
  },
};

/** It says how the goods come back. */
const isOnItsWay = ({ how }: ReturnStepChoice): boolean => how === "approve" || how === "label";

/** For texts and replies: which return, how it comes back, why it does not. */
function aboutStep(
  { name }: ReturnDetailsAnswer,
  view: ReturnView,
  choice: ReturnStepChoice,
  fee: Money | null,
): Record<string, string> {
  if (choice.how === "decline") return { name, declined: choice.reason };
  if (!isOnItsWay(choice)) return { name };
  const out = view.out.map(({ title, quantity }) => `${quantity} × ${title}`).join(", ");
  return {
    name,
    ...aboutWay(choice),
    ...(fee && { fee: fee.minor.toString(), feeCurrency: fee.currency }),
    ...(out && { out }),
  };
}

/** Why these things come back, as the return says. */
function reasonsOf(lines: ReturnView["lines"]): { reasons?: string[] } {
  const reasons = [...new Set(lines.flatMap(({ reason }) => reason ?? []))];
  return reasons.length ? { reasons } : {};
}

function writeStep(
  order: ReturnStepFacts,
  one: ReturnDetailsAnswer,
  choice: ReturnStepChoice,
  label: LabelSent | null,
): ReturnStepSent {
  const { how, reason, note, notify } = choice;
  const { id } = one;
  // Both are there: else the step would not be offered.
  if (how === "label") return { addLabel: { id: findUnlabelled(one)!, ...label, notify } };
  if (how === "invoice") return { sendInvoice: { id: `gid://shopify/Order/${order.legacyResourceId}` } };
  if (how === "approve") return { approve: { input: { id, notifyCustomer: notify } }, label };
  if (how === "close") return { close: { id } };
  return { decline: { input: { id, declineReason: reason, declineNote: note || null, notifyCustomer: notify } } };
}

const basisOf = (order: ReturnStepFacts, one: ReturnDetailsAnswer) => ({
  returnId: one.id,
  processed: Object.fromEntries(
    [...one.returnLineItems.nodes, ...one.exchangeLineItems.nodes].map(({ id, processedQuantity }) => [
      numberOf(id),
      processedQuantity,
    ]),
  ),
  refundIds: one.refunds.nodes.map(({ legacyResourceId }) => legacyResourceId),
  orderRefundIds: order.refunds.map(({ legacyResourceId }) => legacyResourceId),
});

/**
 * Goods that are back, as many as there are, and what goes out for them. What goes back is judged by policies, unless that
 * was said when the return was set up; what goes out unpaid is given away, unless it was when the return was set up.
 */
async function planReceipt(
  desk: ActingDesk,
  facts: ReturnStepFacts,
  one: ReturnDetailsAnswer,
  view: ReturnView,
  choice: ReturnStepChoice,
): Promise<Planned> {
  const check = (name: "line" | "out", chosen: ReturnStepChoice["lines"], of: ReturnView["lines"]): FieldProblem[] =>
    chosen.flatMap(({ lineId, quantity }) => {
      const line = of.find((candidate) => candidate.lineId === lineId);
      const field = `${name}.${choice.returnId}.${lineId}`;
      if (!line) return [{ field, problem: "unknown_line" }];
      return quantity > line.open ? [{ field, problem: "quantity", detail: String(line.open) }] : [];
    });
  const problems = [...check("line", choice.lines, view.lines), ...check("out", choice.out, view.out)];
  if (choice.locationId && !facts.locations.some(({ id }) => id === choice.locationId))
    problems.push({ field: "restock", problem: "unknown_location" });
  const ways = readWaysBack(one);
  const lost = choice.locationId ? choice.lines.find(({ lineId }) => !ways.has(lineId)) : undefined;
  if (lost) {
    const detail = view.lines.find(({ lineId }) => lineId === lost.lineId)?.title;
    if (detail) problems.push({ field: "restock", problem: "no_way_back", detail });
  }
  if (choice.locationId) problems.push(...refuseNeeds(desk, [{ ability: "restock", field: "restock" }]));
  if (problems.length) return { ok: false, problems };
  if (facts.transfer === undefined) return problem("", "not_calculated");
  const paidBack = readPaidBack(facts.transfer);
  if (paidBack === "unclear") return problem("", "not_calculated");
  if (paidBack && !mayDo(actingRole(desk), "refund")) return problem("", "no_refund");
  const setUp = await readSetUp(desk, facts.legacyResourceId, one.id);
  const owed = readOwed(facts.transfer);
  // Goods that go out for which nothing came back, as far as nobody answered for them when the return was set up.
  const unpaid = choice.out.length && owed ? owed.shop.minor : 0n;
  const covered = unpaid < setUp.coverMinor ? unpaid : setUp.coverMinor;
  const back = paidBack?.amount.shop.minor ?? 0n;
  const invoice =
    owed !== null && choice.invoice && mayBeOwed(view, choice) && desk.shopify.scopes.includes("write_orders");
  const titled = (lines: ReturnStepChoice["lines"], of: ReturnView["lines"]) =>
    lines.map(({ lineId, quantity }) => ({ title: of.find((line) => line.lineId === lineId)!.title, quantity }));
  const lines = titled(choice.lines, view.lines);
  const out = titled(choice.out, view.out);
  return {
    ok: true,
    value: {
      sent: { receive: { input: writeProcess(one, choice, paidBack) }, invoice } satisfies ReturnStepSent,
      basis: { ...basisOf(facts, one), coveredMinor: covered.toString() },
      shown: {
        lines: lines.map((line) => ({ lineId: "", ...line })),
        payments: paidBack?.payments ?? [],
        ...reasonsOf(view.lines.filter(({ lineId }) => choice.lines.some((chosen) => chosen.lineId === lineId))),
        note: choice.note,
        variant: "receive",
        about: {
          name: one.name,
          ...(out.length && { out: out.map(({ title, quantity }) => `${quantity} × ${title}`).join(", ") }),
          ...(owed && aboutDifference({ way: "invoice", amount: moneyToJson(owed.presentment) })),
          ...(invoice && { invoiced: "1" }),
        },
      },
      ...(paidBack && { amount: paidBack.amount }),
      value: { minor: back + unpaid - covered, currency: facts.currencyCode },
      judged: { minor: setUp.isReasoned ? 0n : back, currency: facts.currencyCode },
      awaitedPayments: paidBack?.payments.length ?? 0,
      needs: [...(choice.locationId ? ["restock" as const] : []), ...(paidBack ? ["refund" as const] : [])],
      preview: {
        how: "receive",
        name: one.name,
        lines,
        out,
        payments: paidBack?.payments ?? [],
        owed: owed && moneyToJson(owed.presentment),
        invoice,
        hasLabel: false,
      },
    },
  };
}

/**
 * All is asked for once. What was agreed to, declined or closed is seen by the return's state; goods can be back in parts,
 * which is seen by how much of each line is dealt with, and by the refund; a label is seen, an invoice is not.
 */
export const returnStep: ActOnOrder = {
  ...askedOnce,
  /** Who pays back has to have seen what somebody has refunded in Shopify, also where no webhook told us of it. */
  async lookBefore(desk, row) {
    const { sent, basis } = row.input as ReturnStepActionInput;
    if (!("receive" in sent) || row.amountMinor === 0n) return null;
    const { data, withheld } = await desk.shopify.read(RefundLastLook, { id: `gid://shopify/Order/${row.orderId}` });
    if (!data.order) return withheld.length ? null : refuse("order_missing");
    const isElsewhere = data.order.refunds.some(
      ({ legacyResourceId }) => !basis.orderRefundIds.includes(legacyResourceId),
    );
    return isElsewhere ? refuse("order_changed") : null;
  },
  /** A closed return may be opened again by anybody; that an invoice was sent is not to be seen. */
  staysAtShopify: (row) => {
    const { sent } = row.input as ReturnStepActionInput;
    return !("close" in sent) && !("sendInvoice" in sent);
  },
  ask: askForStep,
  lookFor: lookForStep,
  isIn: (order, { shopifyId }) => order.refunds.some(({ id }) => id === shopifyId?.toString()),
  /** Only a refund is told of by the order on its own. */
  async whenDone({ db }, { id }, { madeId }) {
    if (madeId === null) await db.orderAction.updateMany({ where: { id }, data: { reconciled: true } });
  },
};
