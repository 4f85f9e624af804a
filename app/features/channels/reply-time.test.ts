import { expect, test } from "vitest";
import { honestReplyHours } from "./reply-time.ts";

const hour = 3_600;
test.each([
  ["nothing known", 0, null, null],
  ["19 observations", 19, hour, null],
  ["20 observations", 20, hour, 1],
  ["a second over an hour", 20, hour + 1, 2],
  ["a minute", 50, 60, 1],
  ["seven hours", 50, 7 * hour, 8],
  ["thirteen hours", 50, 13 * hour, 24],
  ["a day and a second", 50, 24 * hour + 1, 48],
  ["a week", 50, 168 * hour, 168],
  ["longer than a week", 50, 169 * hour, null],
] as const)("%s", (_, count, p80Seconds, expected) => {
  expect(honestReplyHours({ count, p80Seconds })).toBe(expected);
});
