import type { draft as english } from "../en/draft.ts";
import type { Translated } from "../../texts.ts";

export const draft: Translated<typeof english> = {
  discount: {
    label: "Rabat",
    none: "Brak",
    percent: "Część ceny",
    amount: "Kwota",
  },
  percent: "Procent",
  amount: "Kwota",
  shipping: {
    label: "Wysyłka",
    checkout: "Klient wybiera przy płatności",
    free: "Bezpłatna",
    price: "Cena",
  },
  price: "Cena wysyłki",
  email: "Wyślij rachunek na adres",
  message: "Wiadomość do klienta",
  messageHint: "Będzie nad rachunkiem.",
  noteHint: "Zapisana przy roboczej wersji zamówienia. Widzi ją tylko Twój zespół.",
  prepared: {
    heading: "Rachunki i wersje robocze",
    draft: "Wersja robocza {{name}}",
    order: "Zamówienie {{name}}",
    awaited: "czeka na płatność",
    notSent: "nie wysłano",
    paid: "opłacone",
    gone: "usunięto w Shopify bez zapłaty",
  },
  preview: {
    title: "Ile to kosztuje",
    discount: "Rabat",
    shipping: "Wysyłka",
    tax: "Podatek",
    total: "Klient płaci",
    inShop: "W walucie sklepu: {{amount}}",
    shippingLater: "Koszt wysyłki dojdzie przy płatności.",
    to: "Shopify wyśle rachunek na adres {{email}}. Zamówienie powstanie po opłaceniu.",
    notSent: "Nikt nie dostanie wiadomości. Wersja robocza czeka w Shopify.",
  },
};
