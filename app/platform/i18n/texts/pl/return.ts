import type { returns as english } from "../en/return.ts";
import type { Translated } from "../../texts.ts";

export const returns: Translated<typeof english> & { confirm_few: string; confirm_many: string } = {
  open: "Zwrot towaru",
  title: "Przyjmij zwrot, {{name}}",
  what: "Zwrot towaru",
  reason: "Dlaczego to wraca?",
  reasonOf: "Dlaczego wraca {{title}}",
  instructions: "Wskazówki dla klienta",
  instructionsHint: "Dokąd odesłać, jak zapakować. Trafią do odpowiedzi i następnym razem będą tu znowu.",
  labelUrl: "Link do etykiety",
  labelHint: "Shopify doda ją do zwrotu i napisze do klienta. Puste: bez etykiety.",
  trackingNumber: "Numer przesyłki zwrotnej",
  fee: "Opłata za przesyłkę zwrotną, w {{currency}}",
  feeHint: "Potrącana z tego, co wraca do klienta. Puste: bez opłaty.",
  noteHint: "Przechowywana przy zwrocie w Shopify. Widzi ją tylko zespół.",
  more: "Wrócić może więcej, niż da się tu pokazać. Resztę zgłoś w Shopify.",
  preview: {
    title: "Co ma wrócić",
    choose: "Wybierz produkty i powód zwrotu każdego z nich.",
    fee: "Opłata za przesyłkę zwrotną",
    worth: "Do zwrotu klientowi po odebraniu",
    nothingYet: "Pieniądze nie zostaną zwrócone, dopóki towar nie wróci.",
    labelled: "Shopify wyśle klientowi etykietę. Pieniądze nie zostaną zwrócone, dopóki towar nie wróci.",
  },
  confirm_one: "Utwórz zwrot {{count}} sztuki",
  confirm_few: "Utwórz zwrot {{count}} sztuk",
  confirm_many: "Utwórz zwrot {{count}} sztuk",
  confirm_other: "Utwórz zwrot {{count}} sztuki",
  confirmNothing: "Utwórz zwrot",
  result: {
    succeeded: {
      title: "Zwrot {{made}} jest przygotowany",
      none: "Widać go przy zamówieniu, dopóki towar nie wróci.",
    },
  },
  line: {
    succeededBy: "{{who}}: utworzono zwrot {{made}}, zamówienie {{order}}",
  },
  problem: {
    scope_missing: "Aplikacja potrzebuje Twojej zgody, by widzieć i tworzyć zwroty.",
    unfulfilled:
      "Nic jeszcze nie wysłano, więc nic nie może wrócić. Zamówienie można anulować albo wysłać pod inny adres.",
    all_returned: "Wszystko, co wysłano, jest już w jakimś zwrocie.",
    nothing_returnable: "Shopify nie pozwala zwrócić niczego z tego zamówienia. Pieniądze i tak można oddać.",
    nothing_chosen: "Wybierz co najmniej jeden produkt.",
    unknown_line: "To nie może już wrócić.",
    quantity: "Wrócić może najwyżej {{detail}}.",
    missing: "Podaj powód zwrotu.",
    reason_gone: "Ten powód nie jest już używany. Wybierz inny.",
    say_why: "Napisz, jaki to inny powód.",
    address: "Tego linku klient nie otworzy. Powinien zaczynać się od https://.",
    too_many_lines: "Najwyżej {{detail}} pozycji w jednym zwrocie. Dla reszty utwórz kolejny.",
    malformed: "Tego nie można użyć.",
  },
};
