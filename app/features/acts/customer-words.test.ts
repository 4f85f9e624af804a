import { expect, test } from "vitest";
import { customerWordsOf } from "./customer-words.ts";

test.each([
  ["pl-PL", "Rabat", "Darmowa dostawa"],
  ["pt-BR", "Desconto", "Frete grátis"],
  ["de", "Discount", "Free shipping"],
  [null, "Discount", "Free shipping"],
])("a customer of %s reads %s", (locale, discount, freeShipping) =>
  expect(customerWordsOf(locale)).toMatchObject({ discount, freeShipping }),
);
