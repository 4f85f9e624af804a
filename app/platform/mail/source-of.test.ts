import { expect, test } from "vitest";
import { sourceOf } from "./source-of.ts";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:0:1:aaaa:bbbb:cccc:dddd", "2001:db8:0:1"],
  ["2001:DB8:0:1::9", "2001:db8:0:1"],
  ["2001:0db8::9", "2001:db8:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  ["::1", "0:0:0:0"],
  ["", ""],
])("%s comes from %s", (address, source) => expect(sourceOf(address)).toBe(source));
