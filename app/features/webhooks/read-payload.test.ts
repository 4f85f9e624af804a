import { expect, test } from "vitest";
import { readId, readPayload } from "./read-payload.ts";

test.each<[unknown, string | null]>([
  [820982911946154500, null],
  [450789469, "450789469"],
  ["450789469", "450789469"],
  ["9223372036854775807", "9223372036854775807"],
  ["9223372036854775808", null],
  [0, null],
  [-5, null],
  [1.5, null],
  ["1e3", null],
  ["١٢٣", null],
  [null, null],
  [{ id: 1 }, null],
])("the id %j is %j", (value, expected) => {
  expect(readId(value)).toBe(expected);
});

test.each([["not json"], ["[1]"], ["null"], ['"text"'], [""], ["{"]])("%j is no payload", (body) => {
  expect(readPayload(body)).toBe(null);
});

test("keys that reach for prototypes are only keys", () => {
  const payload = readPayload('{"__proto__": {"id": 1}, "constructor": 2, "id": 3, "id": 4}');
  expect(readId(payload?.id)).toBe("4");
  expect(({} as { id?: unknown }).id).toBe(undefined);
});
