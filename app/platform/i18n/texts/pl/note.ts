import type { note as english } from "../en/note.ts";
import type { Translated } from "../../texts.ts";

export const note: Translated<typeof english> = {
  open: "Notatka i tagi",
  title: "Notatka i tagi zamówienia {{name}}",
  what: "Notatka i tagi",
  note: "Notatka",
  noteHint: "Widnieje przy zamówieniu w Shopify. Widzi ją ten, kto pakuje.",
  tags: "Tagi",
  tagsHint: "Rozdzielone przecinkami.",
  preview: {
    title: "Co się zmieni",
    choose: "Zmień notatkę lub tagi, aby zobaczyć, co się zmieni.",
    before: "Notatka przed: {{note}}",
    after: "Notatka po: {{note}}",
    added: "Nowe tagi: {{tags}}",
    removed: "Bez tagów: {{tags}}",
  },
  confirm: "Zapisz w Shopify",
  result: {
    succeeded: {
      title: "Notatka i tagi zapisane",
      title_part: "Zapisano tylko część",
      none: "Widnieją przy zamówieniu w Shopify.",
      none_part: "Reszta widnieje przy zamówieniu w Shopify.",
    },
  },
  line: {
    succeededBy: "{{who}}: zmieniono notatkę lub tagi zamówienia {{order}}",
  },
  problem: {
    scope_missing: "Aplikacja potrzebuje zgody na zmianę zamówień.",
    tags: "Tag może mieć najwyżej {{detail}} znaków.",
    changed_elsewhere: "Ktoś w międzyczasie zmienił notatkę w Shopify. Jego wersja zostaje.",
  },
};
