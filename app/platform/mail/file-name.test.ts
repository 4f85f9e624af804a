import { expect, it } from "vitest";
import { cleanFileName } from "./file-name.ts";

it.each([
  ["invoice.pdf", "invoice.pdf"],
  ["..\\..\\x.txt", "x.txt"],
  ["/etc/passwd", "passwd"],
  ["photo\u202egpj.exe", "photogpj.exe"],
  ["a\u0000b\r\nc.png", "a b c.png"],
  ["..", "attachment"],
  ["", "attachment"],
  [null, "attachment"],
  ["\ud800x.png", "\ufffdx.png"],
  ['a<b>"c.png', "a_b_c.png"],
  [".htaccess", "htaccess"],
])("%j → %j", (raw, expected) => {
  expect(cleanFileName(raw)).toBe(expected);
});

it("keeps the extension of a long name", () => {
  const name = cleanFileName(`${"é".repeat(300)}.pdf`);
  expect(name).toHaveLength(120);
  expect(name.endsWith(".pdf")).toBe(true);
});
