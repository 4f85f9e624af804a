import { describe, expect, test } from "vitest";
import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import { outcomeOfFailure } from "../act-outcome.ts";
import { outcomeOfAnswer } from "./refund-answer.ts";
import type { RefundCreateAnswer } from "./refund-documents.ts";

const euros = (amount: string) => ({ amount, currencyCode: "EUR" as const });
const both = (amount: string) => ({ shopMoney: euros(amount), presentmentMoney: euros(amount) });
const made: NonNullable<RefundCreateAnswer["refundCreate"]> = {
  userErrors: [],
  refund: {
    legacyResourceId: "77",
    createdAt: "2026-11-01T10:00:00Z",
    note: null,
    totalRefundedSet: both("19.9"),
    transactions: {
      nodes: [
        {
          id: "gid://shopify/OrderTransaction/5",
          kind: "REFUND",
          status: "PENDING",
          gateway: "shopify_payments",
          formattedGateway: "Shopify Payments",
          amountSet: both("19.9"),
          parentTransaction: { id: "gid://shopify/OrderTransaction/1" },
          paymentDetails: { __typename: "CardPaymentDetails", company: "Visa", number: "•••• •••• •••• 4242" },
        },
      ],
    },
  },
};

describe("what Shopify's answer means", () => {
  test("a refund", () => {
    expect(outcomeOfAnswer({ refundCreate: made })).toMatchObject({
      kind: "done",
      result: {
        madeId: "77",
        total: { presentment: { minor: "1990", currency: "EUR" } },
        transactions: [
          { id: "5", status: "PENDING", method: "Visa •••• 4242", kind: "card", amount: { minor: "1990" } },
        ],
      },
    });
  });
  test("user errors are a refusal, in Shopify's words", () => {
    const userErrors = [{ field: null, message: "Refund amount $25.00 is greater than net payment received $15.00" }];
    expect(outcomeOfAnswer({ refundCreate: { refund: null, userErrors } })).toEqual({
      kind: "failed",
      problem: "refused",
      detail: userErrors[0]!.message,
    });
  });
  test.each([[{ refundCreate: null }], [{ refundCreate: { refund: null, userErrors: [] } }]])(
    "no refund and no reason (%#) is not a success and not a failure",
    (answer) => {
      expect(outcomeOfAnswer(answer)).toMatchObject({ kind: "unknown" });
    },
  );
});

describe("what no answer means", () => {
  type Case = [ShopifyUnavailable["kind"], mayHaveActed: boolean, codes: string[], first: string, repeated: string];
  const cases: Case[] = [
    ["timeout", true, [], "unknown", "unknown"],
    ["unreachable", true, [], "unknown", "unknown"],
    ["unreachable", false, [], "not_reached", "unknown"],
    ["server_error", true, [], "unknown", "unknown"],
    ["bad_answer", true, [], "unknown", "unknown"],
    ["bad_answer", false, ["BAD_REQUEST"], "refused", "unknown"],
    ["throttled", false, ["THROTTLED"], "not_reached", "unknown"],
    ["token_refused", false, [], "token_refused", "unknown"],
    ["token_refused", false, ["ACCESS_DENIED"], "scope_missing", "unknown"],
    ["not_sent", false, [], "not_reached", "unknown"],
    ["bad_answer", true, ["IDEMPOTENCY_CONCURRENT_REQUEST"], "unknown", "unknown"],
    ["bad_answer", true, ["IDEMPOTENCY_KEY_PARAMETER_MISMATCH"], "key_mismatch", "key_mismatch"],
    ["bad_answer", true, ["IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED"], "refused", "refused"],
  ];
  const word = (error: ShopifyUnavailable, isFirst: boolean) => {
    const outcome = outcomeOfFailure(error, isFirst);
    return "problem" in outcome ? outcome.problem : outcome.kind;
  };
  test.each(cases)(
    "%s, may have acted: %s, %j: %s, and when asked again: %s",
    (kind, mayHaveActed, codes, first, repeated) => {
      const error = new ShopifyUnavailable(kind, mayHaveActed, "", codes);
      expect([word(error, true), word(error, false)]).toEqual([first, repeated]);
    },
  );

  test("a bug of ours after sending is no proof of anything", () => {
    expect(outcomeOfFailure(new TypeError("x"), true)).toMatchObject({ kind: "unknown" });
  });
});
