import { expect, test } from "vitest";
import { mayReadDelivery, readDelivery, scopesForDelivery } from "./delivery.ts";

type Answer = Parameters<typeof readDelivery>[0];
const part = (methodType: string | null, status = "OPEN", name = "Old Town") =>
  ({ status, deliveryMethod: methodType && { methodType }, assignedLocation: { name, address1: "Rynek 1", zip: "31-042", city: "Kraków" } }); // prettier-ignore
const answer = (parts: ReturnType<typeof part>[] | null, hasNextPage = false, requiresShipping = true) =>
  ({ requiresShipping, ...(parts && { fulfillmentOrders: { nodes: parts, pageInfo: { hasNextPage } } }) }) as Answer;

test.each<[string, Answer, ReturnType<typeof readDelivery>]>([
  ["not asked for", answer(null), null],
  ["a voucher, without any permission more", answer(null, false, false), { method: "none", place: null }],
  ["by a carrier", answer([part("SHIPPING")]), { method: "shipping", place: null }],
  ["to a carrier's pickup point", answer([part("PICKUP_POINT")]), { method: "shipping", place: null }],
  ["fetched", answer([part("PICK_UP")]), { method: "pickup", place: "Old Town, Rynek 1, 31-042 Kraków" }],
  ["fetched in two places", answer([part("PICK_UP"), part("PICK_UP", "OPEN", "Harbour")]), { method: "pickup", place: null }], // prettier-ignore
  ["brought", answer([part("LOCAL"), part("LOCAL", "CLOSED")]), { method: "local", place: null }],
  ["over the counter", answer([part("RETAIL")]), { method: "none", place: null }],
  ["in two ways", answer([part("SHIPPING"), part("PICK_UP")]), { method: "mixed", place: null }],
  ["changed: what was called off does not count", answer([part("SHIPPING", "CANCELLED"), part("LOCAL")]), { method: "local", place: null }], // prettier-ignore
  ["all called off", answer([part("LOCAL", "CANCELLED")]), { method: "local", place: null }],
  ["a word of tomorrow", answer([part("SHIPPING"), part("DRONE")]), null],
  ["a word that every object has", answer([part("constructor")]), null],
  ["no word", answer([part("PICK_UP"), part(null)]), null],
  ["no parts", answer([]), null],
  ["more parts than were read", answer([part("PICK_UP")], true), null],
])("%s", (_, of, expected) => {
  expect(readDelivery(of)).toEqual(expected);
});

test("of half of the permissions nothing is read: the other half of an order may come in another way", () => {
  const [own, others] = ["write_merchant_managed_fulfillment_orders", "read_third_party_fulfillment_orders"];
  expect(mayReadDelivery(["read_orders"])).toBe(false);
  expect(mayReadDelivery([own!])).toBe(false);
  expect(mayReadDelivery([others!])).toBe(false);
  expect(mayReadDelivery([others!, own!])).toBe(true);
  expect(scopesForDelivery([])).toBe(`${own},write_third_party_fulfillment_orders`);
  expect(scopesForDelivery([others!])).toBe(own);
  expect(scopesForDelivery([others!, own!])).toBeNull();
});
