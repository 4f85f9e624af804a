import { expect, test } from "vitest";
import { isFresh, isTooOld } from "./order-age.ts";

const now = new Date("2026-11-20T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test("a snapshot is fresh for half an hour, as long as nothing is said to have changed", () => {
  expect(isFresh({ readAt: ago(30), staleSince: null }, now)).toBe(true);
  expect(isFresh({ readAt: ago(30.1), staleSince: null }, now)).toBe(false);
  expect(isFresh({ readAt: ago(1), staleSince: ago(0) }, now)).toBe(false);
});

test("an order of more than 60 days is too old without the scope for all orders", () => {
  const days = (count: number) => ago(count * 24 * 60);
  expect(isTooOld(days(61), ["read_orders"], now)).toBe(true);
  expect(isTooOld(days(59), ["read_orders"], now)).toBe(false);
  expect(isTooOld(days(500), ["read_orders", "read_all_orders"], now)).toBe(false);
});
