import { expect, test } from "vitest";
import { weigh, weighForShopper } from "./weigh-act.ts";

const row = {
  kind: "replacement",
  input: { policy: { findings: [], needsReason: false, limitTimes: 5, limitLeastMinor: "20000" } },
  valueMinor: 5_000n,
  shopAmountMinor: null,
};

test("a policy widens what staff may give, and never what shoppers give themselves", () => {
  expect(weigh(row)).toMatchObject({ valueMinor: 5_000n, limitTimes: 5, limitLeastMinor: 20_000n });
  expect(weighForShopper(row)).toEqual({ kind: "replacement", needs: [], valueMinor: 5_000n });
});
