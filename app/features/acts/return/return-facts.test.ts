import { expect, test } from "vitest";
import type { ReturnOrderAnswer } from "./return-documents.ts";
import { readCalculated, type ReturnFacts } from "./return-facts.ts";
import { startReturn } from "./return-kind.server.ts";

const amounts = (amount: string) => ({
  shopMoney: { amount, currencyCode: "EUR" },
  presentmentMoney: { amount, currencyCode: "EUR" },
});

test("a share of a discount with more decimals than its currency is shown as near as that goes", () => {
  const calculated = readCalculated({
    order: { presentmentCurrencyCode: "EUR", taxesIncluded: false },
    returnCalculate: {
      returnLineItems: [{ subtotalSet: amounts("6.666"), totalTaxSet: amounts("1.533") }],
      exchangeLineItems: [],
      returnShippingFee: { amountSet: amounts("2.5") },
    },
  } as unknown as ReturnOrderAnswer);
  expect(calculated).toMatchObject({ back: { minor: 820n }, fee: { minor: 250n } });
});

test.each([
  ["UNFULFILLED", [], "unfulfilled"],
  ["ON_HOLD", [], "unfulfilled"],
  ["SCHEDULED", [{ status: "CANCELLED" }], "unfulfilled"],
  ["IN_PROGRESS", [{ status: "SUCCESS" }], "nothing_returnable"],
  ["FULFILLED", [], "nothing_returnable"],
])("an order that is %s with the parcels %j: %s", (displayFulfillmentStatus, parcels, problem) => {
  const facts = {
    lines: [],
    cancelledAt: null,
    displayFulfillmentStatus,
    orderedAt: "2026-11-01T00:00:00Z",
    parcels: parcels.map((one) => ({ ...one, sentAt: "2026-11-02T00:00:00Z", deliveredAt: null })),
    customer: null,
    returns: { nodes: [] },
  };
  expect(startReturn(facts as unknown as ReturnFacts)).toMatchObject({ ok: false, problem });
});
