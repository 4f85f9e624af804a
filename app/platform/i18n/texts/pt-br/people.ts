import type { Translated } from "../../texts.ts";
import type { people as english } from "../en/people.ts";

export const people: Translated<typeof english> = {
  assign: {
    button: "Responsável: {{name}}",
    nobody: "Sem responsável",
    me: "Eu ({{name}})",
    field: "Encontre uma pessoa",
  },
  noPerson: "Ninguém com esse nome abriu o app ainda.",
  followers: {
    none: "Acompanhar",
    button_one: "{{count}} acompanha",
    button_many: "{{count}} acompanham",
    button_other: "{{count}} acompanham",
    field: "Quem deve saber deste atendimento?",
  },
  here: "Está com este atendimento aberto",
  typingOne: "{{name}} está escrevendo uma resposta",
  typingTwo: "{{name}} e {{other}} estão escrevendo respostas",
  typingMany: "Várias pessoas estão escrevendo respostas",

  problem: {
    changed: "Alguém foi mais rápido: agora o responsável é {{detail}}.",
    changedNobody: "Alguém foi mais rápido: agora ninguém é responsável.",
  },
};
