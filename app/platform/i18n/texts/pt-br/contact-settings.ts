import type { Translated } from "../../texts.ts";
import type { contactSettings as english } from "../en/contact-settings.ts";

export const contactSettings: Translated<typeof english> = {
  title: "Formulário de contato",
  topics: "Assuntos",
  topicsHelp:
    "O que os compradores escolhem quando escrevem para você na loja. Deixe um nome vazio para usar nossas palavras. Sem assuntos, o formulário não pergunta.",
  none: "Não há assuntos: o formulário não pergunta.",
  unnamed: "Novo assunto",
  up: "Mover {{name}} para cima",
  down: "Mover {{name}} para baixo",
  remove: "Remover {{name}}",
  add: "Adicionar assunto",
  receipt: "Confirmação por e-mail",
  receiptSwitch: "Avisar a quem escreveu que a mensagem chegou",
  receiptHelp:
    "No máximo um e-mail por hora para cada endereço, sem nada do que foi digitado: qualquer pessoa pode digitar o endereço de outra. Diz quando esperar resposta e traz suas palavras da confirmação automática, se houver.",
  problem: {
    too_long: "No máximo {{count}} caracteres.",
    name_missing: "Escreva um nome em pelo menos um idioma.",
    too_many_topics: "Não é possível ter mais assuntos.",
    changed_meanwhile:
      "Outra pessoa salvou nesse meio-tempo. Você vê o que está salvo agora, com as suas alterações; confira e salve de novo.",
  },
};
