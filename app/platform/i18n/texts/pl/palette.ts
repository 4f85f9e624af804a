import type { Translated } from "../../texts.ts";
import type { palette as english } from "../en/palette.ts";

export const palette: Translated<typeof english> = {
  label: "Znajdź cokolwiek",
  placeholder: "Zgłoszenia, klienci, zamówienia, widoki, czynności …",
  searching: "Szukam …",
  failed: "Wyszukiwanie nie odpowiedziało.",
  retry: "Spróbuj ponownie",
  none: "Nic nie znaleziono",
  count_one: "{{count}} wynik",
  count_few: "{{count}} wyniki",
  count_many: "{{count}} wyników",
  count_other: "{{count}} wyniku",
  searchFor: "Szukaj „{{q}}” we wszystkich zgłoszeniach",
  noTicket: "Otwiera się w Shopify",
  group: {
    acts: "Na tej stronie",
    views: "Widoki",
    pages: "Przejdź do",
    search: "Szukaj",
    tickets: "Zgłoszenia",
    customers: "Klienci",
    orders: "Zamówienia",
  },
  page: {
    inbox: "Skrzynka",
    home: "Strona główna",
    settings: "Ustawienia",
  },
  news: {
    title: "Nowa wiadomość w #{{number}}",
    body: "Klient napisał.",
  },
  notices: {
    title: "Powiadomienia",
    bell_one: "Powiadomienia, {{count}} nieprzeczytane",
    bell_few: "Powiadomienia, {{count}} nieprzeczytane",
    bell_many: "Powiadomienia, {{count}} nieprzeczytanych",
    bell_other: "Powiadomienia, {{count}} nieprzeczytanego",
    none: "Na razie nic. Tu pojawią się wzmianki, przypisane Ci zgłoszenia i wiadomości w obserwowanych.",
    loading: "Wczytywanie powiadomień",
    mention: "{{who}}: wzmianka o Tobie",
    assigned: "{{who}}: przypisanie do Ciebie",
    followed: "{{who}}: wiadomość w obserwowanym zgłoszeniu",
    customer: "Klient",
  },
  notify: {
    label: "Powiadamiaj mnie, gdy klient napisze",
    hint: "Przez przeglądarkę, dopóki Latte jest otwarte w karcie.",
    impossible: "Przeglądarka nie pozwala na powiadomienia aplikacji wewnątrz panelu Shopify.",
    notKept: "Nie udało się tego zapisać. Spróbuj ponownie.",
  },
};
