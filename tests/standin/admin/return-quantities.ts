import type { FulfillmentRecord, LineRecord, OrderRecord } from "../state.ts";

/** Room for the ids of a fulfilment's lines, which are numbered within it. */
const linesPerFulfillment = 100;

/** A line of a fulfilment. */
export interface SentLine {
  id: number;
  line: LineRecord;
  units: number;
}

/** The lines of one fulfilment, with the ids they are known by. */
export const listSentLines = (order: OrderRecord, fulfillment: FulfillmentRecord): SentLine[] =>
  fulfillment.lines.flatMap(({ lineId, quantity }, place) => {
    const line = order.lines.find((candidate) => candidate.id === lineId);
    return line ? [{ id: fulfillment.id * linesPerFulfillment + place, line, units: quantity }] : [];
  });

export const findSentLine = (order: OrderRecord, id: number): SentLine | undefined =>
  order.fulfillments.flatMap((fulfillment) => listSentLines(order, fulfillment)).find((one) => one.id === id);

/** Units of a sent line that can still come back: neither in a return that counts, nor refunded without one. */
export function countReturnable(order: OrderRecord, sent: SentLine): number {
  const returns = (order.returns ?? []).filter(({ status }) => status !== "CANCELED" && status !== "DECLINED");
  const inReturns = returns
    .flatMap(({ lines }) => lines)
    .filter(({ fulfillmentLineId }) => fulfillmentLineId === sent.id)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const withReturns = new Set(returns.flatMap(({ refundIds }) => refundIds));
  const refundedElse = order.refunds
    .filter(({ id }) => !withReturns.has(id))
    .flatMap(({ lines }) => lines)
    .filter(({ lineId, restockType }) => lineId === sent.line.id && restockType !== "CANCEL")
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return Math.max(0, Math.min(sent.units, sent.units - inReturns - refundedElse));
}
