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
  openSent: "Otwórz zgłoszenie #{{number}}",
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
    mailbox_not_found: "Tę skrzynkę odłączono. Wybierz inną albo odśwież stronę; tekst zostanie zachowany.",
    bad_key: "Nie udało się wysłać. Wyślij ponownie; Twój tekst jest zachowany.",
    already_sent:
      "Stąd wysłano już inny tekst, w zgłoszeniu #{{detail}}. Wyślij ponownie, aby utworzyć kolejne zgłoszenie z obecną treścią.",
    files_changed: "Tych plików już nie ma. Usuń je z listy i dołącz ponownie; tekst jest zachowany.",
    files_uploading: "Pliki są jeszcze przesyłane. Poczekaj na nie lub je usuń.",
    empty: "Brakuje wiadomości.",
    too_long: "Ta wiadomość jest za długa.",
  },
};
