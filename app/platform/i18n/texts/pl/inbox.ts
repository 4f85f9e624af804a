import type { Translated } from "../../texts.ts";
import type { inbox as english } from "../en/inbox.ts";

export const inbox: Translated<typeof english> = {
  title: "Skrzynka",
  views: { label: "Widoki", open: "Otwarte", waiting: "Czekają na klienta", solved: "Rozwiązane", spam: "Spam" },
  columns: {
    customer: "Klient",
    subject: "Temat",
    order: "Zamówienie",
    assignee: "Osoba",
    status: "Stan",
    activity: "Ostatnia zmiana",
  },
  openCount_one: "{{count}} otwarte zgłoszenie",
  openCount_few: "{{count}} otwarte zgłoszenia",
  openCount_many: "{{count}} otwartych zgłoszeń",
  openCount_other: "{{count}} otwartego zgłoszenia",
  openCountMany: "Ponad {{count}} otwartych zgłoszeń",
  unread: "Nieprzeczytane",
  youWrote: "Ty:",
  waits: "Czeka {{span}}",
  unassigned: "Nieprzypisane",
  pages: { label: "Strony skrzynki", next: "Następna strona", previous: "Poprzednia strona" },
  loading: "Wczytywanie zgłoszeń",
  empty: {
    open: { title: "Nikt nie czeka na odpowiedź", body: "Nowe wiadomości od klientów pojawiają się tu same." },
    waiting: {
      title: "Żadne zgłoszenie nie czeka na klienta",
      body: "Po odpowiedzi zgłoszenie zostaje tutaj, aż klient znów napisze.",
    },
    solved: {
      title: "Nie ma jeszcze rozwiązanych zgłoszeń",
      body: "Rozwiąż zgłoszenie na jego stronie lub przez „Wyślij i rozwiąż”.",
    },
    spam: { title: "Brak spamu", body: "Tutaj, na uboczu, trafiają zgłoszenia oznaczone jako spam." },
  },
  import: {
    waiting: "Za chwilę zaczniemy wczytywać zamówienia z Shopify.",
    running: "Wczytywanie zamówień z Shopify: dotąd {{done}}.",
    runningOf: "Wczytywanie zamówień z Shopify: {{done}} z {{total}}.",
    explain: "Można już pracować. Zgłoszenia pokażą zamówienie, gdy tylko się pojawi.",
    failed: "Wczytywanie zamówień stanęło. Ruszy samo, gdy Shopify znów będzie osiągalne.",
  },
};
