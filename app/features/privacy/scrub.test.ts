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

test("of an act, what the customer was written and what leads to them goes too; elsewhere it stays", () => {
  const act = {
    sent: {
      create: { returnLineItems: [{ quantity: 1, returnReasonNote: "as agreed" }] },
      label: { tracking: { number: "DHL 1" }, label: { fileUrl: "https://l.example.com/1" } },
      decline: { input: { declineReason: "OTHER", declineNote: "worn" } },
      staffNote: "for her",
      place: { hold: { reason: "OTHER", reasonNotes: "moves" } },
    },
    shown: { about: { instructions: "to Hel", label: "https://l.example.com/1", tracking: "DHL 1", fee: "250" } },
  };
  expect(scrubAct(act, [])).toEqual({
    sent: {
      create: { returnLineItems: [{ quantity: 1, returnReasonNote: null }] },
      label: null,
      decline: { input: { declineReason: "OTHER", declineNote: null } },
      staffNote: null,
      place: { hold: { reason: "OTHER", reasonNotes: null } },
    },
    shown: { about: { instructions: null, label: null, tracking: null, fee: "250" } },
  });
  expect(scrubJson({ tracking: [] }, [])).toEqual({ tracking: [] });
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
