import { describe, expect, it } from "vitest";
import { splitReply } from "./split-reply.server.ts";

describe("splitReply", () => {
  it.each([
    ["only words", "Where is my parcel?", "Where is my parcel?", ""],
    ["a quote at the end", "Yes.\n\n> Shall we?", "Yes.", "> Shall we?"],
    ["words after a quote", "> Shall we?\n\nYes.", "> Shall we?\n\nYes.", ""],
    ["a short signature", "Yes.\n\n-- \nAna\n+48 123", "Yes.", "-- \nAna\n+48 123"],
    ["a sentence with 'wrote'", "On Monday I wrote to you. Nothing!", "On Monday I wrote to you. Nothing!", ""],
    ["a list of dashes", "- one\n- two", "- one\n- two", ""],
    ["a line 'From:' that is no header", "From: Kraków\nit never left.", "From: Kraków\nit never left.", ""],
    [
      "an Outlook block in Polish",
      "Nie ma.\n\nOd: Sklep <s@shop.example>\nWysłano: poniedziałek\nDo: jan@example.pl\nTemat: Paczka\n\nDzień dobry",
      "Nie ma.",
      "Od: Sklep <s@shop.example>\nWysłano: poniedziałek\nDo: jan@example.pl\nTemat: Paczka\n\nDzień dobry",
    ],
    [
      "an Outlook block in Portuguese",
      "Não chegou.\n\nDe: Loja <s@shop.example>\nEnviado: segunda-feira\nPara: rita@example.com\nAssunto: Pedido\n\nOlá",
      "Não chegou.",
      "De: Loja <s@shop.example>\nEnviado: segunda-feira\nPara: rita@example.com\nAssunto: Pedido\n\nOlá",
    ],
    ["nothing but history", "On Mon, 5 Oct 2026, Tom wrote:\n> Hi", "On Mon, 5 Oct 2026, Tom wrote:\n> Hi", ""],
    ["nothing", "", "", ""],
  ])("%s", (_, text, visibleText, quotedText) => {
    expect(splitReply(text)).toEqual({ visibleText, quotedText });
  });

  it("loses no word, however long the text", () => {
    const words = Array.from({ length: 3000 }, (_, i) => `word${i}`).join("\n");
    const { visibleText, quotedText } = splitReply(`${words}\n\n> old\n> older`);
    expect(visibleText).toBe(words);
    expect(quotedText).toBe("> old\n> older");
  });

  it("shows a long 'signature', which somebody probably wrote", () => {
    const text = `Hello\n\nBest wishes,\n${"and another thing\n".repeat(12)}`;
    expect(splitReply(text).visibleText).toContain("and another thing");
  });
});
