import { describe, expect, test } from "vitest";
import { findOtherwise, sayBalance } from "./edit-balance.ts";

const amounts = (amount: string) => ({
  shopMoney: { amount, currencyCode: "EUR" as const },
  presentmentMoney: { amount, currencyCode: "EUR" as const },
});
const sales = (parts: string[], hasNextPage = false) => ({
  sales: { pageInfo: { hasNextPage }, nodes: parts.map((amount) => ({ totalAmount: amounts(amount) })) },
});
/** 29.00 that are paid, and were to become 39.00. */
const shown = (variant: string, minor: string) => ({
  basis: { updatedAt: "", knownIds: [], agreementIds: [], beforeMinor: "2900", afterMinor: "3900" },
  shown: { lines: [], payments: [], reason: "", note: "", variant, about: { minor, currency: "EUR", changes: "" } },
});

test.each([
  [500n, "owed", "500"],
  [-500n, "back", "500"],
  [0n, "even", "0"],
])("a balance of %s is %s", (minor, variant, amount) => {
  expect(sayBalance({ minor, currency: "EUR" })).toEqual({ variant, about: { minor: amount, currency: "EUR" } });
});

describe("what an edit came to", () => {
  test("what was shown, in however many parts", () => {
    expect(findOtherwise([sales(["12.00", "-2.00"])], shown("owed", "1000"))).toBeNull();
  });

  test("with what somebody else took off just before, it is what was shown after all", () => {
    expect(findOtherwise([sales(["12.00"]), sales(["-2.00"])], shown("owed", "1000"))).toBeNull();
    expect(findOtherwise([sales(["10.00"]), sales(["-2.00"])], shown("owed", "1000"))).toMatchObject({
      made: { minor: "3700" },
      variant: "owed",
      about: { minor: "800" },
    });
  });

  test.each([
    ["dearer", ["13.00"], "owed", "1000", "4200", "owed", "1300"],
    ["cheaper: nothing is owed", ["0.00"], "owed", "1000", "2900", "even", "0"],
    ["so much cheaper that something goes back", ["-1.00"], "owed", "1000", "2800", "back", "100"],
    ["less goes back", ["11.00"], "back", "500", "4000", "back", "400"],
    ["what had been even is owed", ["11.00"], "even", "0", "4000", "owed", "100"],
  ])("%s", (_what, parts, variant, minor, made, madeVariant, madeMinor) => {
    expect(findOtherwise([sales(parts)], shown(variant, minor))).toEqual({
      shown: { minor: "3900", currency: "EUR" },
      made: { minor: made, currency: "EUR" },
      variant: madeVariant,
      about: { minor: madeMinor, currency: "EUR" },
    });
  });

  test("nothing is said of what cannot be told: not all is listed, or it is of an older version", () => {
    expect(findOtherwise(null, shown("owed", "1000"))).toBeNull();
    expect(findOtherwise([sales(["10.00"]), sales(["13.00"], true)], shown("owed", "1000"))).toBeNull();
    const { beforeMinor: _none, ...basis } = shown("owed", "1000").basis;
    expect(findOtherwise([sales(["13.00"])], { ...shown("owed", "1000"), basis })).toBeNull();
  });
});
