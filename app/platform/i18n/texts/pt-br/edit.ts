import type { edit as english } from "../en/edit.ts";
import type { Translated } from "../../texts.ts";

export const edit: Translated<typeof english> = {
  open: "Editar pedido",
  title: "Editar o pedido {{name}}",
  what: "Edição",
  sent: "{{count}} já enviado(s)",
  returnInstead: "O que foi enviado pode voltar: crie uma devolução",
  fixed: "Não pode ser alterado",
  restock: "Devolver ao estoque o que for retirado",
  percent: "Desconto no que for adicionado",
  notify: "A Shopify escreve ao cliente",
  notifyHint: "Com um link de pagamento, se ainda houver algo a pagar.",
  noteHint: "Fica no histórico do pedido na Shopify. Só a sua equipe vê.",
  preview: {
    title: "O que muda",
    choose: "Mude as quantidades ou adicione um produto para ver o resultado.",
    added: "{{count}} novo(s)",
    before: "Total antes",
    after: "Total depois",
    owed: "O cliente ainda terá de pagar {{amount}}. Ninguém o avisa.",
    owedMailed: "O cliente ainda terá de pagar {{amount}}. A Shopify envia um link.",
    back: "O cliente terá pago {{amount}} a mais. O reembolso é o próximo passo.",
    even: "Não há nada a pagar nem a devolver.",
  },
  confirm: "Alterar o pedido",
  refundNow: "Reembolsar {{amount}} agora",
  result: {
    succeeded: {
      title: "O pedido foi alterado",
      none: "{{changes}}. Não há nada a pagar nem a devolver.",
      none_owed: "{{changes}}. O cliente ainda tem de pagar {{amount}}.",
      none_back: "{{changes}}. O cliente pagou {{amount}} a mais: nada foi devolvido ainda.",
    },
  },
  line: {
    succeededBy: "{{who}} alterou o pedido {{order}}: {{changes}}",
    succeededBy_owed: "{{who}} alterou o pedido {{order}}: {{changes}}; {{amount}} a pagar",
    succeededBy_back: "{{who}} alterou o pedido {{order}}: {{changes}}; {{amount}} a reembolsar",
  },
  problem: {
    scope_missing: "O aplicativo precisa da sua permissão para editar pedidos.",
    archived: "Este pedido está arquivado e a Shopify não deixa alterá-lo. Ele pode ser duplicado.",
    cancelled: "Este pedido está cancelado. Ele pode ser duplicado.",
    not_editable: "A Shopify não deixa alterar este pedido. Algo mais pode ser vendido por fatura.",
    line_not_editable: "A Shopify não deixa alterar este item.",
    sent: "{{detail}} já enviado(s): podem voltar como devolução, não ser retirados aqui.",
    unknown_line: "Este item não está no pedido.",
    whole_number: "Escreva um número inteiro.",
    percent: "Escreva um número inteiro de 1 a 100.",
    not_as_wanted: "A Shopify faria outra coisa disso. Altere na Shopify.",
  },
};
