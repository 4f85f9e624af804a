import { expect, test } from "vitest";
import { awaitedPaymentsOf, moneyStateOf, withTransactionStatus, type ActionResult } from "./action-record.ts";

const result = (...statuses: string[]): ActionResult => ({
  madeId: "1",
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
  expect(moneyStateOf(result(...statuses), statuses.length)).toBe(state),
);

test("store credit makes no transaction; a payment that is not listed yet is not confirmed", () => {
  expect(moneyStateOf(result(), 0)).toBe("confirmed");
  expect(moneyStateOf(result(), 1)).toBe("sent");
  expect(moneyStateOf(result("SUCCESS"), 2)).toBe("sent");
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

test("how many transactions are awaited: as was noted, else as many as the refund names", () => {
  const payment = { orderId: "1", gateway: "bogus", kind: "REFUND" as const, amount: "1.00" };
  expect(awaitedPaymentsOf({ sent: { transactions: [payment, payment] } })).toBe(2);
  expect(awaitedPaymentsOf({ sent: {} })).toBe(0);
  expect(awaitedPaymentsOf({ sent: {}, awaitedPayments: 3 })).toBe(3);
});

test("an act without money has none under way; money that was not given back has failed", () => {
  expect(moneyStateOf({ ...result(), total: null }, 0)).toBe("none");
  expect(moneyStateOf({ ...result(), isMoneyMissing: true }, 1)).toBe("failed");
});
