import type { duplicate as english } from "../en/duplicate.ts";
import type { Translated } from "../../texts.ts";

export const duplicate: Translated<typeof english> = {
  open: "Duplicar",
  title: "Pedido {{name}} mais uma vez",
  what: "Duplicação",
  choose: "Escolha itens para ver quanto custam hoje.",
  stock: "{{count}} em estoque",
  gone: "Não está mais na loja",
  send: {
    label: "O que acontece com ele",
    now: "O cliente recebe uma fatura agora",
    later: "Só um rascunho, para continuar na Shopify",
  },
  confirm: "Enviar fatura de {{amount}}",
  confirmDraft: "Criar rascunho de {{amount}}",
  confirmNothing: "Duplicar",
  result: {
    succeeded: {
      title: "Fatura de {{amount}} enviada",
      title_draft: "O rascunho {{draft}} está pronto",
      sent: "O rascunho {{draft}} espera o pagamento. Este ticket mostra quando for pago.",
      sent_draft: "Continue na Shopify, em rascunhos de pedido. Este ticket mostra quando for pago.",
      confirmed: "Está pago: o pedido {{made}} foi feito.",
      none: "O rascunho {{draft}} foi excluído na Shopify antes de ser pago: ninguém pode mais pagá-lo.",
    },
  },
  line: {
    succeededBy: "{{who}} duplicou o pedido {{order}} e enviou uma fatura de {{amount}}",
    succeededBy_draft: "{{who}} duplicou o pedido {{order}}: rascunho {{draft}} de {{amount}}",
    paid: "A duplicação do pedido {{order}} está paga: pedido {{made}}, {{amount}}",
    draftGone: "A duplicação do pedido {{order}} não pode mais ser paga: o rascunho {{draft}} foi excluído na Shopify",
  },
  problem: {
    scope_missing: "O aplicativo precisa da sua permissão para criar rascunhos de pedido e enviar faturas.",
    too_many_lines: "O pedido tem mais de 100 itens diferentes. Duplique-o na Shopify.",
    nothing_left: "Nenhum destes itens está mais na loja. Outra coisa pode ser vendida por fatura.",
    nothing_chosen: "Escolha pelo menos um item.",
    email: "Escreva um endereço de e-mail.",
    percent: "Escreva um número inteiro de 1 a 100.",
    malformed: "Escreva como valor, por exemplo 10,50.",
    whole_number: "Escreva um número inteiro.",
    unknown_line: "Isto não está mais na loja.",
    price_changed: "O preço mudou nesse meio-tempo. Nada foi criado: veja quanto custa agora.",
    not_done: "O rascunho foi apagado na Shopify. Nenhuma fatura saiu daqui.",
    changed_elsewhere: "Alguém alterou o rascunho na Shopify. Nenhuma fatura saiu daqui.",
  },
};
