import { expect, test } from "vitest";
import type { ActionView } from "../action-view.ts";
import { writeReplacementSentence } from "./replacement-sentence.ts";

const made: ActionView = {
  id: "1",
  kind: "replacement",
  state: "succeeded",
  moneyState: "none",
  orderName: "#1001",
  staffName: "Tom",
  amount: { minor: "0", currency: "EUR" },
  shopAmount: null,
  methods: [],
  lines: [
    { title: "Mug, Blue", quantity: 2 },
    { title: "Tea", quantity: 1 },
  ],
  note: null,
  madeOrder: { id: "7", name: "#1202" },
  problem: null,
  problemDetail: null,
  createdAt: "2026-11-22T00:00:00Z",
  finishedAt: "2026-11-22T00:00:01Z",
};

test.each([
  ["en", "I am sending you 2 × Mug, Blue and 1 × Tea again, free of charge (order #1202)."],
  ["pl", "Wysyłam ponownie i bezpłatnie: 2 × Mug, Blue i 1 × Tea (zamówienie #1202)."],
  ["pt-BR", "Estou enviando 2 × Mug, Blue e 1 × Tea de novo para você, sem custo (pedido #1202)."],
] as const)("%s", (language, start) =>
  expect(writeReplacementSentence(made, language)).toMatch(new RegExp(`^${start.replace(/[().]/g, "\\$&")}`)),
);

test("of one that a person found no name is known", () =>
  expect(writeReplacementSentence({ ...made, madeOrder: undefined }, "en")).not.toContain("(order"));

test.each(["failed", "unknown", "running", "needs_person"] as const)("nothing is said of one that is %s", (state) =>
  expect(writeReplacementSentence({ ...made, state }, "en")).toBeNull(),
);
