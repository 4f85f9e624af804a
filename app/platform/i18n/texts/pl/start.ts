import type { Translated } from "../../texts.ts";
import type { start as english } from "../en/start.ts";

export const start: Translated<typeof english> = {
  title: "Napisz do klienta",
  email: "Do (e-mail)",
  subject: "Temat",
  subjectOrder: "Twoje zamówienie {{order}}",
  body: "Wiadomość",
  order: "Zamówienie {{order}}",
  send: "Wyślij",
  cancel: "Anuluj",
  mailbox: "Od",
  leave: {
    title: "Wyjść bez wysyłania?",
    explain: "To, co napisano, przepadnie.",
    stay: "Pisz dalej",
    discard: "Odrzuć",
  },
  problem: {
    bad_address: "Na ten adres e-mail nie można wysłać poczty.",
    subject_empty: "Brakuje tematu.",
    order_not_found: "Nie znamy tu tego zamówienia. Usuń je albo wybierz później w zgłoszeniu.",
    mailbox_not_found: "Tę skrzynkę odłączono. Wybierz inną.",
    bad_key: "Nie udało się wysłać. Odśwież stronę; do tego czasu Twój tekst pozostaje powyżej.",
    empty: "Brakuje wiadomości.",
    too_long: "Ta wiadomość jest za długa.",
  },
};
