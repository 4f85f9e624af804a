import type { Translated } from "../../texts.ts";
import type { search as english } from "../en/search.ts";

export const search: Translated<typeof english> = {
  label: "Szukaj zgłoszeń",
  placeholder: "Zamówienie, numer przesyłki, SKU, e-mail, telefon, nazwisko, słowa",
  clear: "Wyczyść wyszukiwanie",
  results: "Wyniki dla „{{q}}”",
  all: "Wszystkie zgłoszenia",
  noneTitle: "Nic nie znaleziono dla „{{q}}”",
  noneBody: "Spróbuj mniej słów lub innych, numeru zamówienia albo adresu e-mail klienta.",
  noneFiltered: "Włączone są filtry: bez nich może znaleźć się więcej.",
  foundExact: "Znalezione po numerze lub adresie",
};
