import { expect, test } from "vitest";
import { isPrivateAddress, sourceOf } from "./source-of.ts";

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

test.each([
  ["127.0.0.1", true],
  ["::1", true],
  ["10.1.2.3", true],
  ["::ffff:10.1.2.3", true],
  ["172.15.0.1", false],
  ["172.16.0.1", true],
  ["172.31.255.255", true],
  ["172.32.0.1", false],
  ["192.168.0.1", true],
  ["192.169.0.1", false],
  ["fdaa:0:1::3", true],
  ["FC00::1%eth0", true],
  ["fe80::1", false],
  ["2001:db8::1", false],
  ["203.0.113.10", false],
  ["", false],
])("%s is private: %s", (address, is) => expect(isPrivateAddress(address)).toBe(is));
