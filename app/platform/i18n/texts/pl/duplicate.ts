import type { duplicate as english } from "../en/duplicate.ts";
import type { Translated } from "../../texts.ts";

export const duplicate: Translated<typeof english> = {
  open: "Powiel zamówienie",
  title: "Zamówienie {{name}} jeszcze raz",
  what: "Powielenie",
  choose: "Wybierz produkty, aby zobaczyć, ile dziś kosztują.",
  stock: "{{count}} w magazynie",
  gone: "Nie ma już w sklepie",
  send: {
    label: "Co się z tym stanie",
    now: "Klient dostanie teraz rachunek",
    later: "Tylko wersja robocza, dalej w Shopify",
  },
  confirm: "Wyślij rachunek na {{amount}}",
  confirmDraft: "Utwórz wersję roboczą na {{amount}}",
  confirmNothing: "Powiel",
  result: {
    succeeded: {
      title: "Wysłano rachunek na {{amount}}",
      title_draft: "Wersja robocza {{draft}} jest gotowa",
      sent: "Wersja robocza {{draft}} czeka na płatność. To zgłoszenie pokaże, gdy zostanie opłacona.",
      sent_draft: "Dalej w Shopify, w wersjach roboczych zamówień. To zgłoszenie pokaże, gdy zostanie opłacona.",
      confirmed: "Opłacono: powstało zamówienie {{made}}.",
      none: "Wersję roboczą {{draft}} usunięto w Shopify, zanim ją opłacono: nikt już jej nie opłaci.",
    },
  },
  line: {
    succeededBy: "{{who}}: powielono zamówienie {{order}} i wysłano rachunek na {{amount}}",
    succeededBy_draft: "{{who}}: powielono zamówienie {{order}}, wersja robocza {{draft}} na {{amount}}",
    paid: "Powielone zamówienie {{order}} jest opłacone: {{made}}, {{amount}}",
    draftGone: "Powielonego zamówienia {{order}} nie można już opłacić: wersję roboczą {{draft}} usunięto w Shopify",
  },
  problem: {
    scope_missing: "Aplikacja potrzebuje zgody na tworzenie wersji roboczych zamówień i wysyłanie rachunków.",
    too_many_lines: "Zamówienie ma ponad 100 różnych pozycji. Powiel je w Shopify.",
    nothing_left: "Żadnego z tych produktów nie ma już w sklepie. Coś innego można sprzedać, wysyłając rachunek.",
    nothing_chosen: "Wybierz co najmniej jeden produkt.",
    email: "Wpisz adres e-mail.",
    percent: "Wpisz liczbę całkowitą od 1 do 100.",
    malformed: "Wpisz kwotę, np. 10,50.",
    whole_number: "Wpisz liczbę całkowitą.",
    unknown_line: "Tego nie ma już w sklepie.",
    price_changed: "Cena zmieniła się w międzyczasie. Nic nie utworzono: sprawdź, ile to teraz kosztuje.",
    not_done: "Wersję roboczą usunięto w Shopify. Stąd nie wysłano rachunku.",
    changed_elsewhere: "Ktoś zmienił wersję roboczą w Shopify. Stąd nie wysłano rachunku.",
  },
};
