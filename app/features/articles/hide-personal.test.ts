import { expect, test } from "vitest";
import { hidePersonal, withoutSalutation } from "./hide-personal.ts";

const ana = { names: ["Ana Kowalska", "Ana"], orders: ["#1042", "1042"] };

test.each([
  ["Your order #1042 is on its way.", "Your order [[order number]] is on its way."],
  ["Order 1042, as you said.", "Order [[order number]], as you said."],
  ["Write to ana.kowalska+x@example.co.uk.", "Write to [[e-mail]]."],
  ["Dear Ana Kowalska, dear ANA", "Dear [[name]], dear [[name]]"],
  ["Anabel is somebody else.", "Anabel is somebody else."],
  ["Call +48 600 700 800 now", "Call [[number]] now"],
  ["Parcel RR123456789PL went out.", "Parcel [[number]] went out."],
  [
    "See https://track.example/x?code=9 or https://shop.example/pages/care",
    "See [[link]] or https://shop.example/pages/care",
  ],
  ["We refunded 19.90 € and $5.00 to you.", "We refunded [[amount]] and [[amount]] to you."],
  ["It takes 3 to 5 days, at most 14.", "It takes 3 to 5 days, at most 14."],
])("%s", (text, wanted) => expect(hidePersonal(text, ana, "en")).toBe(wanted));

test("blanks speak the language of the reply", () => {
  expect(hidePersonal("Ana, zamówienie #1042", ana, "pl")).toBe("[[imię]], zamówienie [[numer zamówienia]]");
});

test("an order may be called what has a meaning in a pattern", () => {
  const person = { names: [], orders: ["#1042(EU", "10.42+"] };
  expect(hidePersonal("Order #1042(EU and 10.42+; 10x42 stays.", person, "en")).toBe(
    "Order [[order number]] and [[order number]]; 10x42 stays.",
  );
});

test("a salutation goes, a sentence stays", () => {
  expect(withoutSalutation("Hi Ana,\n\nIt is here.")).toBe("It is here.");
  expect(withoutSalutation("It is here.\n\nBye")).toBe("It is here.\n\nBye");
});

test("long texts of digits and letters take no time", () => {
  const begin = performance.now();
  hidePersonal("A1".repeat(20_000) + " " + "1 ".repeat(20_000), ana, "en");
  expect(performance.now() - begin).toBeLessThan(2_000);
});
