import { expect, test } from "vitest";
import type { ActionView } from "../action-view.ts";
import { writeReturnSentence } from "./return-sentence.ts";

const made = {
  state: "succeeded",
  lines: [
    { title: "Mug, Blue", quantity: 1 },
    { title: "Tea", quantity: 2 },
  ],
  about: { instructions: "Send it to Hamburg.", label: "https://l.example.com/1", fee: "250", feeCurrency: "EUR" },
} as unknown as ActionView;

test("it says what is to come back, what we keep, where it goes, and the label", () => {
  expect(writeReturnSentence(made, "en")).toBe(
    [
      "I have set up the return: please send back 1 × Mug, Blue and 2 × Tea.",
      "We keep €2.50 of what you paid for the way back.",
      "Send it to Hamburg.",
      "Your label: https://l.example.com/1",
    ].join("\n"),
  );
});

test.each([
  ["en", "Your label is attached: please print it and stick it on the parcel."],
  ["pl", "Etykieta jest w załączniku: proszę ją wydrukować i nakleić na paczkę."],
  ["pt-BR", "Sua etiqueta está anexada: imprima-a e cole no pacote."],
] as const)("%s: a label that was given as a file goes along, whatever Shopify shows of it", (language, sentence) => {
  const about = { labelFile: "7", label: "https://cdn.example.com/7.pdf" };
  const written = writeReturnSentence({ ...made, about }, language)!;
  expect(written.split("\n").slice(1)).toEqual([sentence]);
});

test.each([
  ["pl", "W zamian wyślemy: 1 × Mug, Red."],
  ["pt-BR", "Em troca, você recebe 1 × Mug, Red."],
] as const)("%s: what goes out for it is said too", (language, sentence) => {
  const exchange = { ...made, about: { out: "1 × Mug, Red" } };
  expect(writeReturnSentence(exchange, language)).toContain(sentence);
});

test("nothing is said of what was not made", () => {
  expect(writeReturnSentence({ ...made, state: "unknown" }, "en")).toBeNull();
});
