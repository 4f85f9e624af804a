import type { Translated } from "../../texts.ts";
import type { difference as english } from "../en/difference.ts";

export const difference: Translated<typeof english> = {
  not_at_shopify: "Porównano w nocy: w Shopify nie ma po tym śladu. Sprawdź zamówienie w Shopify.",
  made_after_all: "Porównano w nocy: jednak to wykonano. Nie rób tego ponownie; sprawdź zamówienie w Shopify.",
  other_sum: "Porównano w nocy: Shopify pokazuje inną kwotę. Sprawdź zamówienie w Shopify.",
  otherwise: "Wyszła inna kwota niż potwierdzona.",
};
