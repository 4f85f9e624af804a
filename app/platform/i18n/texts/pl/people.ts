import type { Translated } from "../../texts.ts";
import type { people as english } from "../en/people.ts";

export const people: Translated<typeof english> = {
  assign: { button: "Prowadzi: {{name}}", nobody: "Nieprzypisane", me: "Ja ({{name}})", field: "Znajdź osobę" },
  noPerson: "Nikt o tym imieniu nie otworzył jeszcze aplikacji.",
  followers: {
    none: "Obserwuj",
    button_one: "{{count}} obserwuje",
    button_few: "{{count}} obserwują",
    button_many: "{{count}} obserwuje",
    button_other: "{{count}} obserwuje",
    field: "Kto ma wiedzieć o tym zgłoszeniu?",
  },
  here: "Ma otwarte to zgłoszenie",
  typingOne: "{{name}} pisze odpowiedź",
  typingTwo: "{{name}} i {{other}} piszą odpowiedzi",
  typingMany: "Kilka osób pisze odpowiedzi",

  problem: {
    changed: "Ktoś był szybszy: teraz prowadzi {{detail}}.",
    changedNobody: "Ktoś był szybszy: teraz nikt tego nie prowadzi.",
  },
};
