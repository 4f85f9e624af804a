import type { Translated } from "../../texts.ts";
import type { customer as english } from "../en/customer.ts";

export const customer: Translated<typeof english> = {
  cancel: "Anuluj",
  tickets: {
    title: "Inne zgłoszenia",
    none: "Nic więcej od tego klienta.",
    more: "Są też starsze; znajdziesz je, wyszukując adres.",
    name: "#{{number}} {{subject}}",
    failed: "Nie udało się ich wczytać.",
  },
  acts: {
    refund: "Zwrócono",
    replacement: "Wysłano ponownie",
    cancellation: "Anulowano",
    address: "Adres poprawiony",
    credit: "Środki w sklepie",
    discount: "Kod rabatowy",
    hold: "Wysyłka wstrzymana lub zwolniona",
    edit: "Zamówienie zmienione",
    invoice: "Rachunek",
    duplicate: "Powielone",
    note: "Notatka i tagi zmienione",
    return: "Utworzono zwrot",
    returnStep: "Rozliczono zwrot",
    exchange: "Utworzono wymianę",
  },
  twins: {
    title: "Prawdopodobnie ta sama osoba",
    because: { shopify: "Ten sam klient w Shopify", phone: "Ten sam numer telefonu" },
    tickets_one: "{{count}} zgłoszenie",
    tickets_few: "{{count}} zgłoszenia",
    tickets_many: "{{count}} zgłoszeń",
    tickets_other: "{{count}} zgłoszenia",
    merge: "Połącz",
    ask: "Połączyć {{email}} z tym klientem?",
    explain:
      "Zgłoszenia i wiadomości obu staną się jednego klienta. Poczta z każdego z tych adresów będzie jego. Nie można tego cofnąć.",
  },
  merge: {
    open: "Połącz z innym klientem",
    title: "Połącz z innym klientem",
    search: "Nazwisko, e-mail lub telefon drugiego klienta",
    searching: "Wyszukiwanie",
    none: "Nie znaleziono innego klienta.",
    failed: "Wyszukiwanie nie odpowiedziało.",
    confirm: "Połącz {{email}}",
    problem: {
      same_customer: "To już ten sam klient.",
      missing: "Tego klienta już nie ma. Wyszukaj ponownie.",
      erased: "Dane tej osoby usunięto zgodnie z prawem.",
      two_shopify_customers: "W Shopify to dwaj klienci. Połącz ich w Shopify, a tu połączą się sami.",
    },
  },
};
