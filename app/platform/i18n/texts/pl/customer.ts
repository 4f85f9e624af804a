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
  acts: { refund: "Zwrócono", replacement: "Wysłano ponownie", cancellation: "Anulowano" },
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
    failed: "Nie udało się połączyć. Odśwież stronę i sprawdź jeszcze raz.",
  },
};
