import type { credit as english } from "../en/credit.ts";
import type { Translated } from "../../texts.ts";

export const credit: Translated<typeof english> = {
  open: "Crédito na loja",
  title: "Dar crédito na loja, {{name}}",
  what: "Crédito na loja",
  amount: "Valor",
  has: "{{who}} tem {{amount}} agora.",
  until: "Pode ser usado até",
  untilHint: "Vazio: para sempre.",
  notify: "A Shopify envia um e-mail ao cliente sobre isso",
  noteHint: "Fica neste ticket. Só a sua equipe vê.",
  noRefund: "É um presente à parte: não devolve nada. O que foi pago volta como reembolso.",
  preview: {
    title: "O que o cliente passa a ter",
    choose: "Escreva um valor para ver o que o cliente passa a ter.",
    before: "Agora",
    gift: "Presente",
    after: "Depois",
  },
  confirm: "Dar {{amount}} de crédito na loja",
  confirmNothing: "Dar crédito na loja",
  result: {
    succeeded: {
      title: "{{amount}} de crédito na loja concedidos",
      confirmed: "O cliente já pode usar.",
      sent: "O cliente pode usar.",
      none: "O cliente pode usar na hora.",
    },
  },
  line: {
    succeededBy: "{{who}} deu {{amount}} de crédito na loja, pedido {{order}}",
  },
  decide: {
    asked: "Pedimos {{amount}} de crédito na loja em {{when}}.",
    listed: "A Shopify lista como dado desde então:",
    noneListed: "A Shopify não lista nada dado desde então.",
    effect: {
      made: "Os {{amount}} passam a contar como dados. Nada mais é enviado à Shopify, e não pode ser desfeito.",
      not_made: "Os {{amount}} passam a contar como não dados, e podem ser dados de novo. Não pode ser desfeito.",
    },
  },
  problem: {
    scope_missing: "O aplicativo precisa da sua permissão para ver e dar crédito na loja.",
    no_customer: "O pedido não tem conta de cliente para receber crédito. O que foi pago pode ser reembolsado.",
    malformed: "Escreva como valor, por exemplo 10,50.",
  },
};
