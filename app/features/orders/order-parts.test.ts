import { afterEach, expect, test, vi } from "vitest";
import { noteWithheld, partsToAsk } from "./order-parts.ts";

afterEach(() => void vi.useRealTimers());

const scopes = ["write_merchant_managed_fulfillment_orders", "write_third_party_fulfillment_orders"];
const both = { statusPage: true, delivery: true };

test("what was withheld is not asked for again, for six hours, by that shop with these permissions", () => {
  vi.useFakeTimers();
  const ask = (held = scopes, shop = "one.myshopify.com") => partsToAsk(shop, held);
  expect(ask()).toEqual(both);
  expect(noteWithheld("one.myshopify.com", scopes, both, ["order", "fulfillmentOrders"])).toBe(true);
  expect(ask()).toEqual({ statusPage: true, delivery: false });
  expect(ask(scopes, "two.myshopify.com")).toEqual(both);
  expect(ask([...scopes, "read_all_orders"])).toEqual(both);
  vi.advanceTimersByTime(6 * 3_600_000 - 1);
  expect(ask().delivery).toBe(false);
  vi.advanceTimersByTime(1);
  expect(ask()).toEqual(both);
  expect(noteWithheld("one.myshopify.com", scopes, both, ["fulfillmentOrders"])).toBe(true);
  expect(ask().delivery).toBe(false);
});
