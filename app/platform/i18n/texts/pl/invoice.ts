import type { invoice as english } from "../en/invoice.ts";
import type { Translated } from "../../texts.ts";

export const invoice: Translated<typeof english> = {
  open: "Wyślij rachunek",
  title: "Rachunek obok {{name}}",
  what: "Rachunek",
  choose: "Wybierz produkty, aby zobaczyć, ile kosztują.",
  confirm: "Wyślij rachunek na {{amount}}",
  confirmNothing: "Wyślij rachunek",
  result: {
    succeeded: {
      title: "Wysłano rachunek na {{amount}}",
      sent: "Wersja robocza {{draft}} czeka na płatność. To zgłoszenie pokaże, gdy zostanie opłacona.",
      confirmed: "Opłacono: powstało zamówienie {{made}}.",
      none: "Wersję roboczą {{draft}} usunięto w Shopify, zanim ją opłacono: nikt już jej nie opłaci.",
    },
  },
  line: {
    succeededBy: "{{who}}: wysłano rachunek na {{amount}}, obok zamówienia {{order}}",
    paid: "Rachunek na {{amount}} jest opłacony: zamówienie {{made}}",
    draftGone: "Rachunku na {{amount}} nie można już opłacić: wersję roboczą {{draft}} usunięto w Shopify",
  },
  problem: {
    scope_missing: "Aplikacja potrzebuje zgody na tworzenie wersji roboczych zamówień i wysyłanie rachunków.",
    nothing_chosen: "Wybierz co najmniej jeden produkt.",
    email: "Wpisz adres e-mail.",
    percent: "Wpisz liczbę całkowitą od 1 do 100.",
    malformed: "Wpisz kwotę, np. 10,50.",
    whole_number: "Wpisz liczbę całkowitą.",
    unknown_line: "Tego nie ma w sklepie.",
    price_changed: "Cena zmieniła się w międzyczasie. Nic nie wysłano: sprawdź, ile to teraz kosztuje.",
    not_done: "Wersję roboczą usunięto w Shopify. Stąd nie wysłano rachunku.",
    changed_elsewhere: "Ktoś zmienił wersję roboczą w Shopify. Stąd nie wysłano rachunku.",
  },
};
