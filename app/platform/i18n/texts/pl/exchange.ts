import type { exchange as english } from "../en/exchange.ts";
import type { Translated } from "../../texts.ts";
import { returns } from "./return.ts";

export const exchange: Translated<typeof english> = {
  open: "Wymiana",
  title: "Wymień produkty, {{name}}",
  what: "Wymiana",
  insteadOf: "Co wyślemy zamiast {{title}}",
  nothing: "Nic w zamian: zwrot pieniędzy",
  same: "To samo jeszcze raz",
  other: "Coś innego…",
  otherFor: "Coś innego zamiast {{title}}",
  evenIfShort: {
    label: "Wymień, choć w magazynie jest za mało",
    hint: "Shopify wyśle to, gdy będzie dostępne.",
  },
  preview: {
    title: "Co zostanie wymienione",
    choose: "Wybierz, co wraca, dlaczego i co wyślemy w zamian.",
    back: "Wraca: {{item}}",
    out: "Wysyłamy: {{item}}",
    backWorth: "Wartość tego, co wraca",
    outWorth: "Wartość nowych produktów",
    refund: "Klient dostanie z powrotem",
    invoice: "Klient dopłaca",
    even: "Nikt nic nie płaci",
    later: "Wysyłka i rozliczenie różnicy nastąpią, gdy potwierdzisz, że towar wrócił albo nie musi wracać.",
  },
  confirm: "Utwórz wymianę",
  result: {
    succeeded: {
      title: "Wymiana {{made}} jest przygotowana",
      none: "Widać ją przy zamówieniu. Potwierdź tam, że towar wrócił: wtedy można wysłać nowy.",
    },
  },
  line: {
    succeededBy: "{{who}}: utworzono wymianę {{made}}, zamówienie {{order}}",
  },
  problem: {
    ...returns.problem,
    nothing_chosen_instead: "Wybierz, co wyślemy w zamian za co najmniej jeden produkt.",
    unknown_variant: "Nie ma już tego w sklepie.",
    sold_out: "Brak w magazynie.",
    out_of_stock: "W magazynie jest tylko {{detail}}.",
    not_calculated: "Shopify nie podaje, ile to wyniesie. Zrób wymianę w Shopify.",
  },
};
