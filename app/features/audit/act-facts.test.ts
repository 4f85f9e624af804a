import { describe, expect, test } from "vitest";
import { readActFacts } from "./act-facts.ts";

const row = (kind: string, input: object, valueMinor: bigint | null = 0n) => ({
  kind,
  valueMinor,
  amountMinor: 0n,
  shopCurrency: "EUR",
  input: {
    sent: {},
    basis: { updatedAt: "2026-11-01T00:00:00Z", knownIds: [] },
    ...input,
    shown: { lines: [], payments: [], reason: "", note: "", ...(input as { shown?: object }).shown },
  },
});
const mug = { lineId: "1", title: "Mug", variant: "Blue", quantity: 2 };

describe("what the log says of an act", () => {
  test("an edit: what becomes of what; a replacement: its things and what they are worth", () => {
    expect(
      readActFacts(row("edit", { shown: { variant: "back", note: "Wrong", about: { changes: "Mug 2 → 1" } } })),
    ).toEqual({ before: {}, after: { step: "back", changes: "Mug 2 → 1" }, reason: "Wrong" });
    expect(readActFacts(row("replacement", { shown: { lines: [mug], reason: "Broken" } }, 2000n))).toEqual({
      before: {},
      after: { items: ["2 × Mug"], worth: { minor: "2000", currency: "EUR" } },
      reason: "Broken",
    });
  });

  test("a code, a part that is held, a step of a return", () => {
    const code = { shown: { about: { code: "LATTE-1", percent: "15", until: "2026-12-24" } }, isWorthUnknown: true };
    expect(readActFacts(row("discount", code, null)).after).toEqual({
      code: "LATTE-1",
      percent: "15",
      until: "2026-12-24",
      worth: null,
    });
    expect(
      readActFacts(row("hold", { shown: { variant: "hold", lines: [mug], about: { place: "Kraków" } } })).after,
    ).toEqual({ step: "hold", items: ["2 × Mug"], place: "Kraków" });
    const settled = {
      variant: "receive",
      lines: [mug],
      about: { name: "#1-R1", out: "1 × Mug, L", label: "https://x" },
    };
    expect(readActFacts(row("returnStep", { shown: settled })).after).toEqual({
      step: "receive",
      items: ["2 × Mug"],
      return: "#1-R1",
      out: "1 × Mug, L",
    });
  });

  test("why: the reason that a policy was owed, the reason and the note, each once; nothing of what cannot be read", () => {
    const policy = { findings: [], needsReason: true, note: "Regular" };
    const stored = row("refund", { shown: { reason: "Damaged", note: "Damaged" }, policy });
    expect(readActFacts(stored).reason).toBe("Regular\nDamaged");
    expect(readActFacts({ ...stored, input: { odd: true } })).toEqual({ before: {}, after: {}, reason: "" });
  });
});
