import { expect, it } from "vitest";
import { fits } from "./palette-match.ts";

it.each([
  ["", "Go to the inbox", true],
  ["inb", "Go to the inbox", true],
  ["in go", "Go to the inbox", true],
  ["nbox", "Go to the inbox", false],
  ["GO TO", "Go to the inbox", true],
  ["zgl", "Otwórz zgłoszenie", true],
  ["otworz", "Otwórz zgłoszenie", true],
  ["configuracoes", "Ir para as configurações", true],
  ["inbox x", "Go to the inbox", false],
  ["?!", "Go to the inbox", true],
])("%j in %j: %s", (typed, text, answer) => expect(fits(typed, text)).toBe(answer));
