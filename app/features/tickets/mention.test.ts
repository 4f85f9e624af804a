import { expect, test } from "vitest";
import { findMentions } from "./mention.ts";

const people = [
  { id: 1, name: "Ana Kowalska" },
  { id: 2, name: "Tom" },
  { id: 3, name: "Tom Nowak" },
  { id: 4, name: "Łucja Żak" },
  { id: 5, name: "Jan Maj" },
  { id: 6, name: "Jan Lis" },
  { id: 7, name: "" },
];

test.each([
  ["@Ana Kowalska, please look", [1]],
  ["@ana please look", [1]],
  ["(@ANA KOWALSKA)", [1]],
  ["@Tom Nowak has it", [3]],
  ["@Tom has it", [2]],
  ["@Tommy has it", []],
  ["@łucja and @Ana, and @Łucja Żak again", [4, 1]],
  ["@Łucja".normalize("NFD"), [4]],
  ["@Jan knows", []],
  ["@Jan Lis knows", [6]],
  ["write to shop@ana.example or x.@ana", []],
  ["@", []],
  ["@ ana", []],
  ["@@ana", [1]],
])("%j mentions %j", (text, ids) => {
  expect(findMentions(text, people)).toEqual(ids);
});

test("a long text without a name is read quickly", () => {
  const start = performance.now();
  expect(findMentions("@".repeat(100_000), people)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(2_000);
});
