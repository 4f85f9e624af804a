import { expect, test } from "vitest";
import { initialsOf } from "./initials.ts";

test.each([
  ["Ana Kowalska", "AK"],
  ["João Pedro de Alcântara", "JA"],
  ["ana.kowalska@example.com", "AK"],
  ["żaneta", "Ż"],
  ["“Max” Muster", "MM"],
  ["山田 太郎", "山太"],
  ["", ""],
  ["-- --", ""],
])("%s is %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
