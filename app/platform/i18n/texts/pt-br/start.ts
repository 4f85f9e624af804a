import type { Translated } from "../../texts.ts";
import type { start as english } from "../en/start.ts";

export const start: Translated<typeof english> = {
  title: "Escrever para um cliente",
  email: "Para (e-mail)",
  subject: "Assunto",
  subjectOrder: "Seu pedido {{order}}",
  body: "Mensagem",
  order: "Pedido {{order}}",
  send: "Enviar",
  cancel: "Cancelar",
  mailbox: "De",
  openSent: "Abrir o ticket #{{number}}",
  leave: {
    title: "Sair sem enviar?",
    explain: "O que você escreveu será descartado.",
    stay: "Continuar escrevendo",
    discard: "Descartar",
  },
  problem: {
    bad_address: "Não é possível enviar e-mails para este endereço.",
    subject_empty: "Falta o assunto.",
    order_not_found: "Este pedido não é conhecido aqui. Retire-o ou escolha-o depois, no ticket.",
    mailbox_not_found:
      "Esta caixa de correio foi desconectada. Escolha outra ou recarregue a página; seu texto será mantido.",
    bad_key: "Não foi possível enviar. Envie de novo; seu texto está salvo.",
    already_sent:
      "Outro texto já foi enviado daqui, no ticket #{{detail}}. Envie de novo para abrir mais um ticket com o que está aqui agora.",
    files_changed: "Os arquivos não estão mais aqui. Remova-os e anexe-os de novo; seu texto está salvo.",
    files_uploading: "Os arquivos ainda estão sendo enviados. Aguarde ou remova-os.",
    empty: "Falta a mensagem.",
    too_long: "Esta mensagem é longa demais.",
  },
};
