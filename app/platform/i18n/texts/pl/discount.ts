import type { discount as english } from "../en/discount.ts";
import type { Translated } from "../../texts.ts";

export const discount: Translated<typeof english> = {
  open: "Kod rabatowy",
  title: "Kod rabatowy, {{name}}",
  what: "Kod rabatowy",
  how: {
    label: "Ile mniej",
    percent: "Część ceny",
    amount: "Kwota",
  },
  percent: "Procent",
  amount: "Kwota",
  until: "Do wykorzystania do",
  noteHint: "Zostaje w tym zgłoszeniu. Widzi ją tylko zespół.",
  once: "Działa raz, na jedno zamówienie tego klienta, na wszystko w sklepie.",
  preview: {
    title: "Kod",
    choose: "Wpisz, ile mniej, aby zobaczyć kod.",
    offer: "{{code}}: {{worth}} mniej dla {{who}}, do {{until}}",
  },
  confirm: "Utwórz kod",
  result: {
    succeeded: {
      title: "Kod {{code}} jest gotowy",
      none: "Wstaw go do odpowiedzi: Shopify nic o nim klientowi nie powie.",
    },
  },
  line: {
    succeededBy: "{{who}}: utworzono kod rabatowy {{code}}, zamówienie {{order}}",
  },
  problem: {
    scope_missing: "Aplikacja potrzebuje zgody na tworzenie kodów rabatowych.",
    no_customer: "Zamówienie nie ma konta klienta, dla którego można by utworzyć kod. To, co zapłacono, można zwrócić.",
    percent: "Wpisz liczbę całkowitą od 1 do 100.",
    malformed: "Wpisz kwotę, na przykład 10,50.",
  },
};
