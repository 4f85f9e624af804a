import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import { moneyToJson, toDecimal, type MoneyBag } from "../../shared/money.ts";
import type { ActionBasis, ActionInput, ActionShown } from "../action-record.ts";
import { readAmounts, readShown } from "../refund/refund-facts.ts";
import { describePayment } from "../refund/refund-method.ts";
import type { ReturnLabel } from "../return/return-documents.ts";
import type { LabelSent, ReturnSent } from "../return/return-input.ts";
import { numberOf } from "../return/return-facts.ts";
import type {
  ExchangeInvoice,
  ReturnApprove,
  ReturnClose,
  ReturnDecline,
  ReturnDetailsAnswer,
  ReturnProcess,
} from "./return-step-documents.ts";
import type { Transfer } from "./return-step-facts.ts";
import type { ReturnStepChoice } from "./return-step-preview.ts";

export type ProcessInput = VariablesOf<typeof ReturnProcess>["input"];
type Refund = NonNullable<NonNullable<ProcessInput["financialTransfer"]>["issueRefund"]>;

/** Exactly what Shopify is asked for. */
export type ReturnStepSent =
  /** `label`: of the way back, a second request. Left out by older versions. */
  | { approve: VariablesOf<typeof ReturnApprove>; label?: ReturnSent["label"] }
  | { decline: VariablesOf<typeof ReturnDecline> }
  | { close: VariablesOf<typeof ReturnClose> }
  | { addLabel: VariablesOf<typeof ReturnLabel> & Pick<LabelSent, "file"> }
  | { sendInvoice: VariablesOf<typeof ExchangeInvoice> }
  /** `invoice`: and then the customer is written to about what they owe. */
  | { receive: VariablesOf<typeof ReturnProcess>; invoice: boolean };

export interface ReturnStepBasis extends ActionBasis {
  returnId: string;
  /** Of receiving: how much of what goes out unpaid was weighed when the return was set up; shop's minor units. */
  coveredMinor?: string;
  /** How much of each line had been dealt with, by Shopify's numeric ids. */
  processed: Record<string, number>;
  /** Refunds that were made by then: with the return, and of the order in all. */
  refundIds: string[];
  orderRefundIds: string[];
}

export type ReturnStepActionInput = ActionInput<ReturnStepSent, ReturnStepBasis>;

/** Money that goes back: how much, and to which payments. */
export interface PaidBack {
  amount: MoneyBag;
  payments: ActionShown["payments"];
  issueRefund: Refund;
}

/** Shopify's own suggestion of what goes back; null: nothing does. "unclear": it does not say to which payment. */
export function readPaidBack(transfer: Transfer | null): PaidBack | null | "unclear" {
  if (transfer?.__typename !== "RefundReturnOutcome") return null;
  const amount = readAmounts(transfer.amount);
  const parts = transfer.suggestedTransactions.map((one) => ({ ...one, money: readAmounts(one.amountSet) }));
  const sum = parts.reduce((total, { money }) => total + money.presentment.minor, 0n);
  if (sum !== amount.presentment.minor || parts.some(({ parentTransaction }) => !parentTransaction)) return "unclear";
  return {
    amount,
    payments: parts.map(({ parentTransaction, money }) => ({
      ...describePayment(parentTransaction!),
      amount: moneyToJson(money.presentment),
      shopAmount: moneyToJson(money.shop),
    })),
    issueRefund: {
      orderTransactions: parts.map(({ parentTransaction, money: { presentment } }) => ({
        parentId: parentTransaction!.id,
        transactionAmount: {
          amount: toDecimal(presentment),
          currencyCode:
            presentment.currency as Refund["orderTransactions"][number]["transactionAmount"]["currencyCode"],
        },
      })),
    },
  };
}

/** What the customer owes for what they get instead; null: nothing. */
export const readOwed = (transfer: Transfer | null): MoneyBag | null =>
  transfer?.__typename === "InvoiceReturnOutcome" ? readShown(transfer.amount) : null;

const isSent = <Line extends object>(line: Line): line is Extract<Line, { fulfillmentLineItem: unknown }> =>
  "fulfillmentLineItem" in line;

/** The ways back of a return's lines, by the lines' ids: without one, nothing can be said of where the goods go. */
export function readWaysBack({ reverseFulfillmentOrders, returnLineItems }: ReturnDetailsAnswer): Map<string, string> {
  const ways = reverseFulfillmentOrders.nodes.flatMap(({ lineItems }) => lineItems.nodes);
  return new Map(
    returnLineItems.nodes.flatMap((line) => {
      const sentId = isSent(line) ? line.fulfillmentLineItem?.id : undefined;
      const way = ways.find(({ fulfillmentLineItem }) => fulfillmentLineItem?.id === sentId);
      return sentId && way ? [[numberOf(line.id), way.id] as const] : [];
    }),
  );
}

/** What is back, where each unit of it goes, what goes out for it and what is paid back, as Shopify takes it. */
export function writeProcess(
  one: ReturnDetailsAnswer,
  { lines, out, locationId, note, notify }: ReturnStepChoice,
  paidBack: PaidBack | null,
): ProcessInput {
  const ways = readWaysBack(one);
  const where = locationId
    ? { dispositionType: "RESTOCKED" as const, locationId: `gid://shopify/Location/${locationId}` }
    : { dispositionType: "NOT_RESTOCKED" as const };
  return {
    returnId: one.id,
    returnLineItems: lines.map(({ lineId, quantity }) => {
      const line = one.returnLineItems.nodes.find(({ id }) => numberOf(id) === lineId)!;
      const backId = ways.get(lineId);
      return {
        id: line.id,
        quantity,
        ...(backId && { dispositions: [{ ...where, quantity, reverseFulfillmentOrderLineItemId: backId }] }),
      };
    }),
    ...(out.length && {
      exchangeLineItems: out.map(({ lineId, quantity }) => ({
        id: `gid://shopify/ExchangeLineItem/${lineId}`,
        quantity,
      })),
    }),
    ...(paidBack && { financialTransfer: { issueRefund: paidBack.issueRefund } }),
    ...(note && { note }),
    notifyCustomer: notify,
  };
}
