import type { Translated } from "../../texts.ts";
import type { reply as english } from "../en/reply.ts";

export const reply: Translated<typeof english> = {
  tabs: { label: "O que escrever", reply: "Resposta", note: "Nota" },
  replyLabel: "Resposta para {{name}}",
  noteLabel: "Nota para a sua equipe",
  replyPlaceholder: "Escreva para {{name}}…",
  notePlaceholder: "Só a sua equipe vê isto…",
  send: "Enviar",
  sendAndSolve: "Enviar e resolver",
  addNote: "Adicionar nota",
  moreWays: "Outras formas de enviar",
  sent: "Resposta a caminho",
  noted: "Nota adicionada",
  saved: "Rascunho salvo",
  saving: "Salvando rascunho…",
  notSaved: "O rascunho não pôde ser salvo. Ele fica aqui enquanto esta página estiver aberta.",
  open: "Escrever",
  shrink: "Diminuir",
  crossed: {
    title: "Chegou algo novo enquanto você escrevia",
    body: "Leia primeiro. Seu texto continua aqui.",
    sendAnyway: "Enviar como está",
  },
  problem: {
    empty: "Escreva algo primeiro.",
    too_long: "O texto é longo demais: no máximo 100.000 caracteres.",
    no_address: "Este cliente não tem um endereço para receber e-mail.",
    bad_key: "Recarregue a página e tente de novo. Seu texto está salvo como rascunho.",
    crossed: "Chegou algo novo enquanto você escrevia.",
    not_sent: "Não foi enviado. Seu texto continua aqui; tente de novo.",
  },
};
