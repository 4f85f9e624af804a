import { expect, test } from "vitest";
import { marksOf, scrubJson, scrubText } from "./scrub.ts";

const marks = marksOf(["Ana Kowalska", "Kowalska", "ana+x@example.com", "Ana", " ", null, "Ana Kowalska"]);

test("the longest goes first, and what is too short for a name of its own stays", () => {
  expect(marks).toEqual(["ana+x@example.com", "Ana Kowalska", "Kowalska"]);
  expect(scrubText("ANA KOWALSKA <Ana+X@Example.com>, Banana, Kowalska", marks)).toBe("— <—>, Banana, —");
});

test("nobody's marks change nothing", () => {
  expect(scrubText("Ana", [])).toBe("Ana");
});

test("amounts and ids stay in JSON, personal fields and names do not", () => {
  const json = {
    id: "5",
    amount: 1990,
    note: "x",
    shippingAddress: { city: "Hel" },
    to: [{ name: "Ana Kowalska", email: "q@example.com", quantity: 2 }],
  };
  expect(scrubJson(json, marks)).toEqual({
    id: "5",
    amount: 1990,
    note: null,
    shippingAddress: null,
    to: [{ name: "—", email: null, quantity: 2 }],
  });
});
