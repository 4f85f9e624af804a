import { expect, it } from "vitest";
import { statusAfterReply } from "./status-after-reply.ts";

it.each([
  ["new", null, "pending"],
  ["open", null, "pending"],
  ["pending", null, "pending"],
  ["solved", null, "solved"],
  ["spam", null, "pending"],
  ["new", "solved", "solved"],
  ["solved", "open", "open"],
  ["open", "open", "open"],
] as const)("a reply to a %s ticket, chosen %s, leaves it %s", (before, chosen, after) =>
  expect(statusAfterReply(before, chosen)).toBe(after),
);
