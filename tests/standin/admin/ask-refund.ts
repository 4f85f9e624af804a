import type { Sample } from "./ask-sample.ts";

const money = "{ shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }";
export const createRefundMutation = `mutation ($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
  refund { id note totalRefundedSet ${money} refundLineItems(first: 9) { nodes { quantity restockType restocked location { name } subtotalSet ${money} totalTaxSet ${money} } }
    transactions(first: 9) { nodes { status gateway amountSet ${money} parentTransaction { id } } } refundShippingLines(first: 9) { nodes { subtotalAmountSet ${money} } } }
  order { displayFinancialStatus displayFulfillmentStatus totalRefundedSet ${money} netPaymentSet ${money} } userErrors { field message } } }`;
export const suggestRefundQuery = `query ($id: ID!, $lines: [RefundLineItemInput!], $ship: Boolean, $amount: Money, $full: Boolean, $to: RefundMethodAllocation) { order(id: $id) {
  suggestedRefund(refundLineItems: $lines, refundShipping: $ship, shippingAmount: $amount, suggestFullRefund: $full, refundMethodAllocation: $to) {
    amountSet ${money} maximumRefundableSet ${money} subtotalSet ${money} discountedSubtotalSet ${money} totalTaxSet ${money} totalCartDiscountAmountSet ${money}
    shipping { amountSet ${money} taxSet ${money} maximumRefundableSet ${money} }
    suggestedTransactions { kind gateway formattedGateway amountSet ${money} maximumRefundableSet ${money} parentTransaction { id } }
    refundLineItems { quantity restockType location { name } lineItem { id } subtotalSet ${money} }
    suggestedRefundMethods { __typename amount ${money} } } } }`;

export const orderGid = (id: number) => `gid://shopify/Order/${id}`;
/** `RefundLineItemInput` */
export const lineInput = (id: number, quantity: number, more: object = {}) => ({
  lineItemId: `gid://shopify/LineItem/${id}`,
  quantity,
  ...more,
});
/** `OrderTransactionInput` */
export const paymentInput = (orderId: number, parentId: number, amount: string, more: object = {}) => ({
  orderId: orderGid(orderId),
  parentId: `gid://shopify/OrderTransaction/${parentId}`,
  gateway: "shopify_payments",
  kind: "REFUND",
  amount,
  ...more,
});

let keys = 0;

/** Runs `refundCreate` with a key of its own unless one is given. */
export async function askRefund(sample: Sample, input: Record<string, unknown>, key = `key-${++keys}`) {
  const { data, errors } = await sample.ask(createRefundMutation, { input, key });
  return { ...(data?.refundCreate as Record<string, never>), errors } as {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    [name: string]: any;
  };
}

/** The money entries of the ledger. */
export const moneyMoved = (sample: Sample) => sample.state.ledger.filter((entry) => entry.kind === "refund");
