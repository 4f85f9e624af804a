import { expect, test } from "vitest";
import { mailboxOf } from "./mailbox-of.ts";

test.each([
  ["ana@example.com", "ana@example.com"],
  ["ana+1@example.com", "ana@example.com"],
  ["ana+a+b@example.com", "ana@example.com"],
  ["a.na@example.com", "a.na@example.com"],
  ["a.n.a+x@googlemail.com", "ana@gmail.com"],
  ["+ana@example.com", "+ana@example.com"],
])("%s arrives at %s", (address, mailbox) => {
  expect(mailboxOf(address)).toBe(mailbox);
});
