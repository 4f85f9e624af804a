import { expect, test } from "vitest";
import { readDifference } from "./exchange-kind.server.ts";

const euros = (minor: bigint) => ({ minor, currency: "EUR" });

test.each([
  [1000n, 700n, 0n, "refund", "300"],
  [1000n, 1500n, 0n, "invoice", "500"],
  [1000n, 1000n, 0n, "even", "0"],
  [1000n, 1000n, 200n, "invoice", "200"],
  [1000n, 700n, 300n, "even", "0"],
])("back %s, out %s, fee %s: %s of %s", (back, out, fee, way, minor) => {
  const difference = readDifference({ back: euros(back), out: euros(out), fee: euros(fee) });
  expect(difference).toEqual({ way, amount: { minor, currency: "EUR" } });
});
