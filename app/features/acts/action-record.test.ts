import { expect, test } from "vitest";
import { moneyStateOf, withTransactionStatus, type RefundResult } from "./action-record.ts";

const result = (...statuses: string[]): RefundResult => ({
  refundId: "1",
  createdAt: null,
  total: { presentment: { minor: "1", currency: "EUR" }, shop: { minor: "1", currency: "EUR" } },
  transactions: statuses.map((status, place) => ({
    id: String(place),
    status,
    method: "Visa",
    kind: "card",
    amount: { minor: "1", currency: "EUR" },
    shopAmount: { minor: "1", currency: "EUR" },
  })),
});

const asked = (payments: number) => ({
  transactions: Array.from({ length: payments }, () => ({
    orderId: "gid://shopify/Order/1",
    gateway: "bogus",
    kind: "REFUND" as const,
    amount: "0.01",
  })),
});

test.each([
  [["SUCCESS"], "confirmed"],
  [["PENDING"], "sent"],
  [["AWAITING_RESPONSE"], "sent"],
  [["UNKNOWN"], "sent"],
  [["SOMETHING_NEW"], "sent"],
  [["FAILURE"], "failed"],
  [["ERROR"], "failed"],
  [["SUCCESS", "PENDING"], "sent"],
  [["SUCCESS", "FAILURE"], "failed"],
])("transactions %j: money %s", (statuses, state) =>
  expect(moneyStateOf(result(...statuses), asked(statuses.length))).toBe(state),
);

test("store credit makes no transaction; a payment that is not listed yet is not confirmed", () => {
  expect(moneyStateOf(result(), {})).toBe("confirmed");
  expect(moneyStateOf(result(), asked(1))).toBe("sent");
  expect(moneyStateOf(result("SUCCESS"), asked(2))).toBe("sent");
});

test.each([
  ["PENDING", "SUCCESS", "SUCCESS"],
  ["PENDING", "FAILURE", "FAILURE"],
  ["UNKNOWN", "PENDING", "PENDING"],
  ["SUCCESS", "PENDING", "SUCCESS"],
  ["SUCCESS", "FAILURE", "SUCCESS"],
  ["FAILURE", "SUCCESS", "FAILURE"],
  ["PENDING", "PENDING", "PENDING"],
])("%s and then %s: it is %s", (before, news, after) => {
  const changed = withTransactionStatus(result(before), "0", news);
  expect((changed ?? result(before)).transactions[0]?.status).toBe(after);
  expect(changed === null).toBe(before === after);
});

test("news of somebody else's transaction changes nothing", () => {
  expect(withTransactionStatus(result("PENDING"), "9", "SUCCESS")).toBeNull();
});
