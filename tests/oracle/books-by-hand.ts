import { sampleAddress, sampleOrder } from "#tests/standin/admin/sample-orders.ts";
import type { OrderRecord, ReturnRecord, ShopState } from "#tests/standin/state.ts";
import type { MarkedRow } from "./count-made.ts";
import type { OrderBooks } from "./order-books.ts";

export const orderId = 7;
export const returnId = 70;

/** Small books, as a test says them: one order, and nothing more than is given. */
export const makeBooks = (
  order: Partial<OrderRecord>,
  { changes = [], ...state }: Partial<Pick<OrderBooks, "changes"> & ShopState> = {},
): OrderBooks => ({
  state: { ledger: [], ...state, orders: [sampleOrder(orderId, { customerId: 5, ...order })] } as unknown as ShopState,
  orderId,
  changes,
  tidied: new Set(),
  told: new Map(),
});

let last = 0n;

/** An act that was made, unless it is said otherwise. */
export const makeRow = (kind: string, sent: object, more: Partial<MarkedRow> = {}): MarkedRow => ({
  id: ++last,
  kind,
  state: "succeeded",
  problem: null,
  idempotencyKey: `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`,
  input: { sent, basis: { returnId: `gid://shopify/Return/${returnId}` } },
  amountMinor: 0n,
  result: {},
  ...more,
});

export const makeReturn = (
  deliveries: Partial<ReturnRecord["deliveries"][number]>[],
  reasonNote = "",
): ReturnRecord => ({
  ...{ id: returnId, name: "#7-R1", status: "OPEN", createdAt: "", closedAt: null, approvedAt: null, decline: null },
  lines: [
    {
      ...{ id: 1, fulfillmentLineId: 2, lineId: 3, quantity: 1, processed: 0 },
      ...{ reasonId: null, reasonNote, customerNote: null },
    },
  ],
  ...{ exchange: [], shippingFee: null, feeTaken: false, refundIds: [] },
  deliveries: deliveries.map((one, id) => ({ id, number: null, url: null, fileUrl: null, ...one })),
});

export const livesIn = (address1: string) => ({ shippingAddress: { ...sampleAddress, address1 } });
