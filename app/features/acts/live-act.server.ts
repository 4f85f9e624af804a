import { randomUUID } from "node:crypto";
import type { ActingDesk } from "../shared/desk.ts";
import { moneyToJson, type MoneyBag, type Worth } from "../shared/money.ts";
import type { PolicyFacts, WayBack } from "../policies/judge-policies.ts";
import { refuse, type Outcome } from "../shared/outcome.ts";
import type { Ability } from "../team/role.ts";
import type { ActOrderAnswer } from "./act-documents.ts";
import type { ActKind } from "./act-kind.ts";
import type { ActPreview } from "./act-preview.ts";
import type { Checked, FieldProblem } from "./act-problems.ts";
import type { ActionInput } from "./action-record.ts";
import type { TypedForm } from "./authority/typed-form.ts";
import { draftAction } from "./draft-order-action.server.ts";
import { findActOrder } from "./find-act-order.server.ts";

/** What a preview is reckoned from: Shopify's live answer of one call. */
export type Live = ActOrderAnswer;

/** A kind of act that needs one look at the order and comes to one request. */
export interface LiveAct<Facts extends Live, Form, Choice, Preview extends object> {
  kind: ActKind;
  /**
   * One call. null: Shopify has no such order for us.
   * @param choice what Shopify may have to calculate; null: nothing is chosen yet
   */
  read(desk: ActingDesk, orderId: string, choice: Choice | null): Promise<Facts | null>;
  /** What the form starts from, or why there is none. */
  start(desk: ActingDesk, facts: Facts): Outcome<Form>;
  /** What policies judge it by; left out where they do not: see policiesOf. */
  policyFacts?(facts: Facts): PolicyFacts;
  /** Exactly what Shopify will be asked for, or everything that does not fit. It may have Shopify calculate it. */
  plan(
    desk: ActingDesk,
    facts: Facts,
    choice: Choice,
    idempotencyKey: string,
  ): Checked<PlannedAct<Preview>> | Promise<Checked<PlannedAct<Preview>>>;
}

export interface PlannedAct<Preview> {
  sent: object;
  /** What is shown before one confirms, beside what all previews have. */
  preview: Preview;
  shown?: Partial<ActionInput["shown"]>;
  basis?: object;
  /** Policies judge it as an act of this kind; left out: of its own. */
  judgedAs?: ActKind;
  /** What is given; left out: nothing. */
  amount?: MoneyBag;
  /** What it gives away, in the shop's currency, where that is not the amount: what the limits of roles count. */
  value?: Worth;
  /** What policies judge it by, in the shop's currency; left out: what it gives away. */
  judged?: Worth;
  /** How something comes back, where that is set with it. */
  wayBack?: WayBack;
  /** Payments that money goes back to; left out: none. */
  awaitedPayments?: number;
  /** What it needs of a role beside its kind; left out: nothing. */
  needs?: Ability[];
}

/**
 * What the form of such an act starts from, asked of Shopify now: one call.
 * @returns null when there is no such ticket
 * @throws ShopifyUnavailable
 */
export const openLive =
  <Facts extends Live, Form, Choice, Preview extends object>(act: LiveAct<Facts, Form, Choice, Preview>) =>
  async (desk: ActingDesk, ticketNumber: number): Promise<Outcome<Form> | null> => {
    const found = await findActOrder(desk, ticketNumber, act.kind);
    if (!found?.ok) return found;
    const facts = await act.read(desk, orderGid(found.value.orderId), null);
    return facts ? act.start(desk, facts) : refuse("order_missing");
  };

/**
 * What a choice comes to, live, and the row that a confirmation will run. One call to Shopify.
 * @returns null when there is no such ticket; else the preview, or everything that does not fit
 * @throws ShopifyUnavailable
 */
export const previewLive =
  <Facts extends Live, Form, Choice, Preview extends object>(act: LiveAct<Facts, Form, Choice, Preview>) =>
  async (
    desk: ActingDesk,
    ticketNumber: number,
    choice: Choice,
    typed?: TypedForm,
  ): Promise<Checked<Preview & ActPreview> | null> => {
    const { kind } = act;
    const found = await findActOrder(desk, ticketNumber, kind);
    if (!found) return null;
    if (!found.ok) return problem({ field: "", problem: found.problem, detail: found.detail });
    const { orderId } = found.value;
    // Before Shopify is asked: what starts in between is then unknown here, and found when it is confirmed.
    const known = await desk.db.orderAction.findMany({
      where: { orderId, state: { notIn: ["drafted", "awaiting_approval"] } },
      select: { id: true },
    });
    const facts = await act.read(desk, orderGid(orderId), choice);
    if (!facts) return problem({ field: "", problem: "order_missing" });
    const closed = act.start(desk, facts);
    if (!closed.ok) return problem({ field: "", problem: closed.problem, detail: closed.detail });
    const idempotencyKey = randomUUID();
    const planned = await act.plan(desk, facts, choice, idempotencyKey);
    if (!planned.ok) return planned;
    const { sent, shown, basis, preview, awaitedPayments = 0, needs = [] } = planned.value;
    const amount = planned.value.amount ?? nothing(facts);
    const input: ActionInput = {
      sent,
      shown: { lines: [], payments: [], reason: "", note: "", ...shown },
      basis: { updatedAt: facts.updatedAt, knownIds: known.map(({ id }) => id.toString()), ...basis },
      awaitedPayments,
    };
    const requestKey = randomUUID();
    const drafted = await draftAction(desk, found.value, {
      kind,
      requestKey,
      idempotencyKey,
      orderName: facts.name,
      input,
      amount,
      value: planned.value.value ?? amount.shop,
      needs,
      customerId: facts.customer?.id.split("/").at(-1) ?? null,
      facts: act.policyFacts?.(facts) ?? null,
      judgedAs: planned.value.judgedAs,
      judged: planned.value.judged,
      wayBack: planned.value.wayBack,
      typed,
    });
    const pair = { shop: moneyToJson(amount.shop), presentment: moneyToJson(amount.presentment) };
    return { ok: true, value: { ...preview, requestKey, amount: pair, ...drafted } };
  };

const orderGid = (orderId: bigint): string => `gid://shopify/Order/${orderId}`;

const nothing = ({ currencyCode, presentmentCurrencyCode }: Live): MoneyBag => ({
  shop: { minor: 0n, currency: currencyCode },
  presentment: { minor: 0n, currency: presentmentCurrencyCode },
});

const problem = (one: FieldProblem): Checked<never> => ({ ok: false, problems: [one] });
