import { expect, test } from "vitest";
import { judgeGoods, judgeLines, type GoodsLine, type SentGoods } from "./judge-goods.ts";
import type { RequestKind } from "./request-kind.ts";
import { defaultRules, type RequestRule } from "./request-rule.ts";

const now = new Date("2026-11-20T12:00:00Z");
const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * 24 * 3_600_000).toISOString();
const parcel = (sent: number, arrived: number | null, displayStatus = "DELIVERED") => ({
  displayStatus,
  createdAt: at(sent),
  inTransitAt: displayStatus === "IN_TRANSIT" ? at(sent) : null,
  deliveredAt: arrived === null ? null : at(arrived),
});
const goods: SentGoods = { cancelledAt: null, financialStatus: "PAID", fulfillments: [parcel(9, 5)] };
const judge = (changes: Partial<SentGoods> = {}, rule: Partial<RequestRule> = {}) =>
  judgeGoods({ ...goods, ...changes }, { ...defaultRules.damaged, mostMinor: 1n, ...rule }, now, "Europe/Warsaw");

const orders: [string, string | null, string | null][] = [
  ["paid, and there since five days", judge(), null],
  ["no worth was set", judge({}, { mostMinor: null }), "not_set"],
  ["no days were set", judge({}, { nowDays: null }), "not_set"],
  ["as it comes nothing is set", judgeGoods(goods, defaultRules.damaged, now, "UTC"), "not_set"],
  ["cancelled", judge({ cancelledAt: at(1) }), "cancelled"],
  ["not paid yet", judge({ financialStatus: "PENDING" }), "not_paid"],
  ["some of it was paid back", judge({ financialStatus: "PARTIALLY_REFUNDED" }), "not_paid"],
  ["a status that is kept from us", judge({ financialStatus: null }), "not_paid"],
  ["nothing was sent", judge({ fulfillments: [] }), "not_sent"],
  ["its parcel was called off", judge({ fulfillments: [parcel(3, null, "CANCELED")] }), "not_sent"],
  ["on the last day", judge({ fulfillments: [parcel(20, 14)] }), null],
  ["a day later", judge({ fulfillments: [parcel(20, 15)] }), "too_late"],
  ["no carrier tells: from the sending on", judge({ fulfillments: [parcel(14, null, "FULFILLED")] }), null],
  ["and a day later", judge({ fulfillments: [parcel(15, null, "FULFILLED")] }), "too_late"],
  ["the last of several counts", judge({ fulfillments: [parcel(40, 30), parcel(9, 5)] }), null],
  ["the last of several is over", judge({ fulfillments: [parcel(40, 30), parcel(20, 15)] }), "too_late"],
  ["sent a minute ago, and no carrier tells", judge({ fulfillments: [parcel(0, null, "FULFILLED")] }), "coming"],
  ["four days ago", judge({ fulfillments: [parcel(4, null, "MARKED_AS_FULFILLED")] }), "coming"],
  ["five days ago", judge({ fulfillments: [parcel(5, null, "FULFILLED")] }), null],
  ["on its way", judge({ fulfillments: [parcel(9, null, "IN_TRANSIT")] }), "coming"],
  ["the carrier could not bring it", judge({ fulfillments: [parcel(9, null, "NOT_DELIVERED")] }), "coming"],
  ["scanned once, and then only called sent", judge({ fulfillments: [{ ...parcel(9, null, "FULFILLED"), inTransitAt: at(9) }] }), "coming"], // prettier-ignore
  ["picked up", judge({ fulfillments: [parcel(9, null, "PICKED_UP")] }), null],
  ["one there, one on its way", judge({ fulfillments: [parcel(9, 5), parcel(9, null, "IN_TRANSIT")] }), "coming"],
];
test.each(orders)("the order: %s", (_name, found, wanted) => expect(found).toBe(wanted));

const line = (id: string, changes: Partial<GoodsLine> = {}): GoodsLine => ({
  id,
  quantity: 2,
  currentQuantity: 2,
  unfulfilledQuantity: 0,
  isShipped: true,
  isPlain: true,
  ...changes,
});
const two = [line("1"), line("2")];
const name = (kind: RequestKind, lineId: string, quantity: number, lines = two): string | null =>
  judgeLines(kind, { ...goods, lines }, [{ lineId, quantity }]);

const lines: [string, string | null, string | null][] = [
  ["as many as were sent", name("damaged", "1", 2), null],
  ["more than were sent", name("damaged", "1", 3), "not_sent"],
  ["one of them is still to be sent", name("damaged", "1", 2, [line("1", { unfulfilledQuantity: 1 })]), "not_sent"],
  ["one of them was paid back", name("damaged", "1", 1, [line("1", { currentQuantity: 1 })]), "refunded"],
  ["made for the customer", name("damaged", "1", 1, [line("1", { isPlain: false })]), "special"],
  ["of another order", name("damaged", "3", 1), "order_changed"],
  ["none was named", judgeLines("damaged", { ...goods, lines: two }, []), "not_chosen"],
  ["everything is broken", name("damaged", "1", 2, [line("1")]), null],
  ["something is missing", name("missing", "1", 2), null],
  ["everything is missing", name("missing", "1", 2, [line("1")]), "all_missing"],
  ["an insurance is nothing that travels", name("missing", "1", 2, [line("1"), line("2", { isShipped: false })]), "all_missing"], // prettier-ignore
  ["and is not sent again", name("damaged", "2", 1, [line("1"), line("2", { isShipped: false })]), "special"],
  ["it is still to be sent", name("missing", "1", 1, [line("1", { unfulfilledQuantity: 1 }), line("2")]), "coming"],
  ["broken, while more is still to be sent", name("damaged", "1", 1, [line("1", { unfulfilledQuantity: 1 })]), null],
];
test.each(lines)("the lines: %s", (_name, found, wanted) => expect(found).toBe(wanted));
