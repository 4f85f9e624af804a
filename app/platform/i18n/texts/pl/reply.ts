import type { Translated } from "../../texts.ts";
import type { reply as english } from "../en/reply.ts";

export const reply: Translated<typeof english> = {
  tabs: { label: "Co napisać", reply: "Odpowiedź", note: "Notatka" },
  replyLabel: "Odpowiedź do: {{name}}",
  noteLabel: "Notatka dla zespołu",
  replyPlaceholder: "Napisz do: {{name}}…",
  notePlaceholder: "To widzi tylko zespół…",
  send: "Wyślij",
  sendAndSolve: "Wyślij i rozwiąż",
  addNote: "Dodaj notatkę",
  moreWays: "Inne sposoby wysłania",
  sent: "Odpowiedź w drodze",
  noted: "Dodano notatkę",
  saved: "Szkic zapisany",
  saving: "Zapisywanie szkicu…",
  notSaved: "Szkicu nie udało się zapisać. Zostaje tutaj, dopóki ta strona jest otwarta.",
  open: "Napisz",
  shrink: "Zmniejsz",
  crossed: {
    title: "W trakcie pisania przyszło coś nowego",
    body: "Najpierw to przeczytaj. Tekst nadal tu jest.",
    sendAnyway: "Wyślij bez zmian",
  },
  problem: {
    empty: "Najpierw coś napisz.",
    too_long: "Tekst jest za długi: najwyżej 100 000 znaków.",
    no_address: "Ten klient nie ma adresu, na który można wysłać wiadomość.",
    bad_key: "Odśwież stronę i spróbuj ponownie. Tekst jest zachowany jako szkic.",
    crossed: "W trakcie pisania przyszło coś nowego.",
    not_sent: "Nie wysłano. Tekst nadal tu jest; spróbuj ponownie.",
  },
};
