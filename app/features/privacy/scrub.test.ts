import { expect, test } from "vitest";
import { marksOf, scrubAct, scrubJson, scrubText } from "./scrub.ts";

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

test("of an act the words people wrote go too, and what led to the parcel; a reason only where none can be chosen", () => {
  const act = {
    sent: {
      create: { returnLineItems: [{ quantity: 1, returnReasonNote: "She moved out" }] },
      label: { label: { fileUrl: "https://l.example.com/1" }, tracking: { number: "DHL 1" } },
    },
    shown: {
      reason: "Damaged",
      note: "She moved out",
      about: { instructions: "Send it", label: "https://l.example.com/1", tracking: "DHL 1", fee: "250" },
    },
  };
  const about = { instructions: null, label: null, tracking: null, fee: "250" };
  expect(scrubAct("return", act, [])).toEqual({
    sent: { create: { returnLineItems: [{ quantity: 1, returnReasonNote: null }] }, label: null },
    shown: { reason: "Damaged", note: null, about },
  });
  expect(scrubAct("returnStep", act, [])).toMatchObject({ shown: { reason: null, about } });
  const declined = { decline: { input: { id: "gid://shopify/Return/1", declineNote: "Not to her" } } };
  expect(scrubAct("returnStep", declined, [])).toEqual({
    decline: { input: { id: "gid://shopify/Return/1", declineNote: null } },
  });
  const hold = { hold: { handle: "h", reasonNotes: "Ask her" }, staffNote: "She moved" };
  expect(scrubAct("hold", hold, [])).toEqual({ hold: { handle: "h", reasonNotes: null }, staffNote: null });
});
