import { expect, test } from "vitest";
import { begunMention } from "./use-mentions.ts";

test.each([
  ["@", ""],
  ["Ask @an", "an"],
  ["(@Ana Ko", "Ana Ko"],
  ["@Łu", "Łu"],
  ["ana@example", null],
  ["no mention", null],
  ["@ana, and", null],
])("%j begins %j", (before, begun) => expect(begunMention(before)).toBe(begun));
