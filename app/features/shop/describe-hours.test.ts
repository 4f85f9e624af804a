import { expect, test } from "vitest";
import { describeWeek } from "./describe-hours.ts";

const day = [{ from: "09:00", to: "17:00" }];
const half = [{ from: "10:00", to: "12:00" }, { from: "13:00", to: "14:00" }]; // prettier-ignore

test.each([
  ["en", [day, day, day, day, day, half, []], "Monday–Friday 09:00–17:00; Saturday 10:00–12:00, 13:00–14:00"],
  ["pl", [day, [], day, [], [], [], []], "poniedziałek 09:00–17:00; środa 09:00–17:00"],
  ["pt-BR", [[], [], [], [], [], day, day], "sábado–domingo 09:00–17:00"],
  ["en", [[], [], [], [], [], [], []], ""],
])("%s", (locale, week, expected) => {
  expect(describeWeek(week, locale)).toBe(expected);
});
