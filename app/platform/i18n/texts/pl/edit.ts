import type { edit as english } from "../en/edit.ts";
import type { Translated } from "../../texts.ts";

export const edit: Translated<typeof english> = {
  open: "Zmień zamówienie",
  title: "Zmień zamówienie {{name}}",
  what: "Zmiana zamówienia",
  sent: "Już wysłano: {{count}}",
  returnInstead: "Wysłane produkty mogą wrócić: utwórz zwrot",
  fixed: "Nie można zmienić",
  restock: "Zwróć do magazynu to, co zostanie usunięte",
  percent: "Rabat na to, co dodane",
  notify: "Niech Shopify napisze do klienta",
  notifyHint: "Z linkiem do płatności, jeśli zostaje coś do zapłaty.",
  noteHint: "Zapisana w historii zamówienia w Shopify. Widzi ją tylko Twój zespół.",
  preview: {
    title: "Co się zmieni",
    choose: "Zmień liczbę sztuk albo dodaj produkt, aby zobaczyć, co z tego wyniknie.",
    added: "Nowe: {{count}}",
    before: "Suma przedtem",
    after: "Suma potem",
    owed: "Klient będzie miał jeszcze do zapłaty {{amount}}. Nikt go o tym nie powiadomi.",
    owedMailed: "Klient będzie miał jeszcze do zapłaty {{amount}}. Shopify wyśle mu link.",
    back: "Klient będzie miał nadpłatę {{amount}}. Następnym krokiem jest zwrot.",
    even: "Nie ma nic do zapłaty ani do zwrotu.",
  },
  confirm: "Zmień zamówienie",
  refundNow: "Zwróć teraz {{amount}}",
  result: {
    succeeded: {
      title: "Zamówienie jest zmienione",
      none: "{{changes}}. Nie ma nic do zapłaty ani do zwrotu.",
      none_owed: "{{changes}}. Klient ma jeszcze do zapłaty {{amount}}.",
      none_back: "{{changes}}. Klient zapłacił o {{amount}} za dużo: pieniędzy jeszcze nie zwrócono.",
    },
  },
  line: {
    succeededBy: "{{who}}: zmieniono zamówienie {{order}}: {{changes}}",
    succeededBy_owed: "{{who}}: zmieniono zamówienie {{order}}: {{changes}}; do zapłaty {{amount}}",
    succeededBy_back: "{{who}}: zmieniono zamówienie {{order}}: {{changes}}; do zwrotu {{amount}}",
  },
  problem: {
    scope_missing: "Aplikacja potrzebuje zgody na zmienianie zamówień.",
    archived: "To zamówienie jest w archiwum i Shopify nie pozwala go zmienić. Można je powielić.",
    cancelled: "To zamówienie jest anulowane. Można je powielić.",
    not_editable: "Shopify nie pozwala zmienić tego zamówienia. Coś więcej można sprzedać, wysyłając rachunek.",
    line_not_editable: "Shopify nie pozwala zmienić tego produktu.",
    sent: "Już wysłano: {{detail}}. Mogą wrócić jako zwrot towaru, ale nie można ich tu usunąć.",
    unknown_line: "Tego produktu nie ma w zamówieniu.",
    whole_number: "Wpisz liczbę całkowitą.",
    percent: "Wpisz liczbę całkowitą od 1 do 100.",
    not_as_wanted: "Shopify zrobiłoby z tego coś innego. Zmień to w Shopify.",
  },
};
