import { outsideOf, type PolicyFinding } from "../policies/policy.ts";
import { readVerdict } from "../policies/stored-verdict.ts";
import type { MoneyJson } from "../shared/money.ts";
import type { ActKind } from "./act-kind.ts";
import {
  failedStatuses,
  labelAwaited,
  type ActionInput,
  type ActionResult,
  type ActionShown,
  type Lacking,
} from "./action-record.ts";
import { showApproval, type ApprovalColumns, type ApprovalView } from "./authority/approval-view.ts";
import { actionStates, type ActionState, type MoneyState } from "./action-states.ts";
import { jobOf, type CancellationInput } from "./cancellation/cancellation-record.ts";
import { isKind, readDecider, readInput, readResult } from "./read-record.ts";
import type { PaymentKind } from "./refund/refund-method.ts";

/** An act on an order as the timeline and the order column show it, as JSON. */
export interface ActionView {
  id: string;
  kind: ActKind;
  state: ActionState;
  moneyState: MoneyState;
  orderName: string;
  /** "": a shopper, by the shop's rule. */
  staffName: string;
  /** Who decided what became of it, where no machine could find out. */
  decidedBy?: string;
  /** Why they said so. */
  decidedWord?: string;
  /** In the currency the customer paid in. */
  amount: MoneyJson;
  /** In the shop's currency, where Shopify told. */
  shopAmount: MoneyJson | null;
  /** Where the money goes, for people: "Visa •••• 4242", "Store credit". */
  methods: ActionMethod[];
  lines: { title: string; quantity: number }[];
  /** Of a cancellation Shopify's word for it, else the person's; null: none was given. Left out by older versions. */
  reason?: string | null;
  note: string | null;
  /** Which of several things the act does, and what its texts name beside sums and orders. */
  variant?: string;
  about?: Record<string, string>;
  /** What is kept of it has another shape than this version knows: only what the columns say is here. */
  isUnreadable?: true;
  /** Shopify took it and works on it by itself. */
  isUnderWay?: true;
  /** Of one under way: all that is not there yet is the refund. */
  isRefundAwaited?: true;
  /** The new order, where one came of it. */
  madeOrder?: { id: string; name: string };
  /** The draft order, where one was prepared. */
  madeDraft?: { id: string; name: string };
  /** It was made, and this did not come to it. */
  lacks?: Lacking | "labelAwaited";
  /** It came to another sum than was shown. */
  otherwise?: { shown: MoneyJson; made: MoneyJson };
  /** A machine word; null: none. */
  problem: string | null;
  /** What Shopify said. */
  problemDetail: string | null;
  createdAt: string;
  finishedAt: string | null;
  /** It stepped outside of the merchant's policies: of which, and why (null: erased); left out: it did not. */
  exception?: { outside: PolicyFinding[]; note: string | null };
  /** Somebody else was asked for it; left out: nobody had to be. */
  approval?: ApprovalView;
}

export interface ActionMethod {
  method: string;
  kind: PaymentKind;
  amount: MoneyJson;
  /** The payment provider refused this part. */
  failed?: true;
}

/**
 * What to say of the money: it may not have been seen at all; of several payments only some may have failed; and what was
 * paid outside of Shopify, Shopify only records: somebody has to pay it back by hand.
 */
export function moneyWordOf(action: ActionView): MoneyState | "missing" | "partlyFailed" | "byHand" {
  const { moneyState, methods, problem } = action;
  if (problem === "refund_missing") return "missing";
  if (moneyState === "failed" && methods.some(({ failed }) => !failed)) return "partlyFailed";
  return moneyState === "confirmed" && methods.some(({ kind }) => kind === "manual") ? "byHand" : moneyState;
}

/** Whether acts of this kind give back what was paid: what is said of their money speaks of a refund. */
export const givesBack = (kind: ActKind): boolean =>
  kind === "refund" || kind === "cancellation" || kind === "returnStep";

/** The sum that the texts of an act name: what it is about, where that is not what goes out. */
export const sumOf = ({ amount, about }: ActionView): MoneyJson =>
  about?.minor && about.currency ? { minor: about.minor, currency: about.currency } : amount;

/** What came of an act, for its texts. */
export const madeOf = ({ madeOrder, madeDraft }: ActionView) => ({
  made: madeOrder?.name ?? "",
  draft: madeDraft?.name ?? "",
});

/** The columns of `order_action` that a view is made of. */
export interface ActionColumns {
  id: bigint;
  kind: string;
  state: string;
  moneyState: string;
  orderName: string;
  amountMinor: bigint;
  currency: string;
  shopAmountMinor: bigint | null;
  shopCurrency: string;
  input: unknown;
  result: unknown;
  progress: unknown;
  problem: string | null;
  problemDetail: string | null;
  createdAt: Date;
  finishedAt: Date | null;
  /** Left out: not asked for here. */
  approval?: ApprovalColumns | null;
}

/** Shows a row to people; `staffName` null: a shopper acted. What Shopify answered goes before what was planned. */
export function buildActionView(row: ActionColumns, staffName: string | null): ActionView {
  const input = readInput(row.input);
  const result = readResult(row.result);
  const decider = readDecider(row.result);
  const decided = decider ? { decidedBy: decider.name, ...(decider.word && { decidedWord: decider.word }) } : null;
  const isUnreadable =
    !input || (row.result !== null && !result && !decided) || !isKind(row.kind) || !isState(row.state);
  if (isUnreadable) return { ...outline(row, staffName), isUnreadable, ...decided };
  const { shown } = input;
  // A cancellation names no sum to Shopify: what it gave back counts. A payment that failed is not in Shopify's sum.
  const madeAmount = isAwaited(row.kind) && row.moneyState !== "failed" ? result?.total?.presentment : undefined;
  const paid: ActionMethod[] = result?.transactions.length
    ? result.transactions.map((one) => ({ ...one, ...(failedStatuses.has(one.status) && { failed: true }) }))
    : shown.payments;
  return {
    ...outline(row, staffName),
    ...decided,
    ...(madeAmount && { amount: madeAmount }),
    methods: paid.map(({ method, kind, amount, failed }) => ({ method, kind, amount, ...(failed && { failed }) })),
    lines: shown.lines.map(({ title, quantity }) => ({ title, quantity })),
    reason: reasonOf(row.kind, input),
    note: [shown.reason, shown.note].filter(Boolean).join("\n") || null,
    ...(shown.variant !== undefined && { variant: shown.variant }),
    ...((shown.about || result?.name) && { about: { ...shown.about, ...toldOf(result) } }),
    ...(result?.lacks && { lacks: result.lacks }),
    ...(row.state === "unknown" &&
      row.problemDetail === labelAwaited && { lacks: "labelAwaited", problemDetail: null }),
    ...(result?.otherwise && sayOtherwise(shown, result.otherwise)),
    ...(result?.lacks === "part" && { variant: "part" }),
    ...exceptionOf(row.input),
    ...(isUnderWay(row) && { isUnderWay: true as const }),
    ...(isUnderWay(row) && jobOf(row.progress)?.isRefundAwaited && { isRefundAwaited: true as const }),
    ...(result?.order && { madeOrder: result.order }),
    ...(result?.draft && { madeDraft: result.draft }),
  };
}

/** What the columns say without the JSON. */
const outline = (row: ActionColumns, staffName: string | null): ActionView => ({
  ...approvalOf(row),
  id: row.id.toString(),
  kind: row.kind as ActKind,
  state: row.state as ActionState,
  moneyState: row.moneyState as MoneyState,
  orderName: row.orderName,
  staffName: staffName ?? "",
  amount: { minor: row.amountMinor.toString(), currency: row.currency },
  shopAmount:
    row.shopAmountMinor === null ? null : { minor: row.shopAmountMinor.toString(), currency: row.shopCurrency },
  methods: [],
  lines: [],
  reason: null,
  note: null,
  problem: row.problem,
  problemDetail: row.problemDetail,
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

function approvalOf({ approval }: ActionColumns): Pick<ActionView, "approval"> {
  const shown = approval && showApproval(approval);
  return shown ? { approval: shown } : {};
}

function exceptionOf(input: unknown): Pick<ActionView, "exception"> {
  const verdict = readVerdict(input);
  return verdict?.note ? { exception: { outside: outsideOf(verdict.findings), note: verdict.note } } : {};
}

const sayOtherwise = (
  { about }: ActionShown,
  { shown, made, ...is }: NonNullable<ActionResult["otherwise"]>,
): Pick<ActionView, "variant" | "about" | "otherwise"> => ({
  variant: is.variant,
  about: { ...about, ...is.about },
  otherwise: { shown, made },
});

/** What Shopify told that the texts name. */
const toldOf = (result: ActionResult | null): Record<string, string> => ({
  ...(result?.name && { made: result.name }),
  ...(result?.label && { label: result.label }),
});

const isState = (state: string): boolean => actionStates.some((one) => one === state);

/** Shopify's word where it has one, else the person's own; null: none was given. */
function reasonOf(kind: string, { sent, shown }: ActionInput): string | null {
  return (kind === "cancellation" ? (sent as Partial<CancellationInput>).reason : shown.reason) || null;
}

/** Of a running act: Shopify answered that it works on it. */
const isUnderWay = ({ kind, state, progress }: ActionColumns): boolean =>
  isAwaited(kind) && state === "running" && progress !== null;

/** Shopify answers at once that it works on it, and does it later. */
const isAwaited = (kind: string): boolean => kind === "cancellation";
