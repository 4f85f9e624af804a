import { expect, test } from "vitest";
import { addChange, asSeen, layChanges } from "./lay-changes.ts";

const saved = { perAct: "", perDay: "", abilities: ["refund", "credit"] };

test("what somebody else saved meanwhile stays, and so does what one typed", () => {
  const changes = addChange(saved, {}, { perAct: "50" });
  const others = { perAct: "", perDay: "200", abilities: ["credit"] };
  expect(layChanges(others, changes)).toEqual({ ...others, perAct: "50" });
});

test("of a list only what was put in or taken out is changed", () => {
  const changes = addChange(saved, {}, { abilities: ["refund", "credit", "approve"] });
  expect(layChanges({ ...saved, abilities: ["credit", "note"] }, changes).abilities).toEqual(["credit", "note", "approve"]); // prettier-ignore
  const fewer = addChange(saved, {}, { abilities: ["credit"] });
  expect(layChanges({ ...saved, abilities: ["refund", "credit", "note"] }, fewer).abilities).toEqual(["credit", "note"]); // prettier-ignore
});

test("what was changed back is as it is saved, also by others", () => {
  const there = addChange(saved, {}, { perAct: "50", abilities: ["credit"] });
  const back = addChange(saved, there, { perAct: "", abilities: ["refund", "credit"] });
  expect(layChanges({ ...saved, perAct: "10", abilities: [] }, back)).toEqual({
    ...saved,
    perAct: "10",
    abilities: [],
  });
});

test("of a field that was changed what somebody saw is what it was then, whatever others saved since", () => {
  const changes = addChange(saved, {}, { perAct: "50" });
  const others = { ...saved, perAct: "20", perDay: "200" };
  expect(asSeen(others, changes)).toEqual({ ...others, perAct: saved.perAct });
  expect(asSeen(others, {})).toEqual(others);
});
