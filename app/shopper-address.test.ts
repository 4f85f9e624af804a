import { expect, test } from "vitest";
import { shopperAddress } from "./shopper-address.ts";

test.each([
  ["203.0.113.7", undefined, "203.0.113.7"],
  ["203.0.113.7, 10.0.0.1", undefined, "203.0.113.7"],
  ["1.1.1.1, 203.0.113.7", 1, "203.0.113.7"],
  ["1.1.1.1,203.0.113.7 , 10.0.0.1", 2, "203.0.113.7"],
  ["203.0.113.7", 2, "203.0.113.7"],
  ["1.1.1.1, ", 1, ""],
  ["", undefined, ""],
  ["", 1, ""],
  ["1.1.1.1, 2001:db8:1:2:aaaa:bbbb:cccc:dddd", 1, "2001:db8:1:2"],
  ["::ffff:203.0.113.7", undefined, "::ffff:203.0.113.7"],
  [`${"x".repeat(100)}, 203.0.113.7`, undefined, "x".repeat(60)],
])("%j by hop %s is %j", (forwarded, hop, address) => {
  expect(shopperAddress(forwarded, hop)).toBe(address);
});
