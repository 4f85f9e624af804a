import type { Translated } from "../../texts.ts";
import type { merge as english } from "../en/merge.ts";

export const merge: Translated<typeof english> = {
  title: "Połącz zgłoszenie #{{number}}",
  open: "Połącz z innym zgłoszeniem",
  explain:
    "Wszystkie wiadomości, notatki i działania przejdą do drugiego zgłoszenia, a późniejsze odpowiedzi podążą za nimi. Odpowiadamy klientowi drugiego zgłoszenia.",
  into: "Połącz ze zgłoszeniem",
  confirm: "Połącz z #{{number}}",
  confirmNone: "Połącz",
  cancel: "Anuluj",
  loading: "Szukamy innych zgłoszeń tego klienta",
  notFound: "Nie udało się wczytać innych zgłoszeń tego klienta; wpisz numer.",
  away: "To zgłoszenie połączono z",
  problem: {
    target_missing: "Nie ma zgłoszenia o tym numerze.",
    same_ticket: "To jest to samo zgłoszenie.",
    merged_before: "Jedno z nich połączono już wcześniej. Otwórz zgłoszenie, w którym trwa dalej.",
    spam: "Tamto zgłoszenie to spam.",
    message_missing: "Tej wiadomości nie ma już w zgłoszeniu albo jest właśnie wysyłana.",
    nothing_left: "W tym zgłoszeniu nic by nie zostało.",
    subject_empty: "Zgłoszenie musi mieć temat.",
  },
  split: {
    title: "Utwórz z tego nowe zgłoszenie",
    explain: "Gdy w tej samej rozmowie pojawia się druga sprawa. Osoba, tagi i zamówienie zostają przejęte.",
    subject: "Temat nowego zgłoszenia",
    extent: "Co przenosimy",
    only: "Tylko tę wiadomość",
    onwards: "Tę wiadomość i wszystko po niej",
    confirm: "Utwórz zgłoszenie",
    button: "Nowe zgłoszenie od tego miejsca",
  },
};
