import { expect, test } from "vitest";
import { goesOut } from "./goes-out.ts";
import type { ReturnLineView } from "./return-step-preview.ts";

const line = (lineId: string, quantity: number, open = quantity) => ({ lineId, quantity, open }) as ReturnLineView;

test.each([
  ["all that is back: all", [line("1", 2)], [line("7", 1)], { 1: 2 }, { 7: 1 }],
  ["a part, two for two", [line("1", 2)], [line("7", 2)], { 1: 1 }, { 7: 1 }],
  [
    "only the second line is back",
    [line("1", 1), line("2", 1)],
    [line("7", 1), line("8", 1)],
    { 2: 1 },
    { 7: 0, 8: 1 },
  ],
  ["fewer lines go out than come back", [line("1", 1), line("2", 1)], [line("7", 2)], { 2: 1 }, { 7: 1 }],
  ["the rest of it is gone already", [line("1", 3)], [line("7", 3, 0)], { 1: 1 }, { 7: 0 }],
  ["nothing yet", [line("1", 1)], [line("7", 1)], {}, { 7: 0 }],
])("%s", (_name, lines, out, back, goes) => {
  expect(goesOut({ lines, out }, back)).toEqual(goes);
});
