import type { invoice as english } from "../en/invoice.ts";
import type { Translated } from "../../texts.ts";

export const invoice: Translated<typeof english> = {
  open: "Enviar fatura",
  title: "Fatura junto a {{name}}",
  what: "Fatura",
  choose: "Escolha produtos para ver quanto custam.",
  confirm: "Enviar fatura de {{amount}}",
  confirmNothing: "Enviar a fatura",
  result: {
    succeeded: {
      title: "Fatura de {{amount}} enviada",
      sent: "O rascunho {{draft}} espera o pagamento. Este ticket mostra quando for pago.",
      confirmed: "Está paga: o pedido {{made}} foi feito.",
      none: "O rascunho {{draft}} foi excluído na Shopify antes de ser pago: ninguém pode mais pagá-lo.",
    },
  },
  line: {
    succeededBy: "{{who}} enviou uma fatura de {{amount}}, junto ao pedido {{order}}",
    paid: "A fatura de {{amount}} está paga: pedido {{made}}",
    draftGone: "A fatura de {{amount}} não pode mais ser paga: o rascunho {{draft}} foi excluído na Shopify",
  },
  problem: {
    scope_missing: "O aplicativo precisa da sua permissão para criar rascunhos de pedido e enviar faturas.",
    nothing_chosen: "Escolha pelo menos um produto.",
    email: "Escreva um endereço de e-mail.",
    percent: "Escreva um número inteiro de 1 a 100.",
    malformed: "Escreva como valor, por exemplo 10,50.",
    whole_number: "Escreva um número inteiro.",
    unknown_line: "Isto não está na loja.",
    price_changed: "O preço mudou nesse meio-tempo. Nada foi enviado: veja quanto custa agora.",
    not_done: "O rascunho foi apagado na Shopify. Nenhuma fatura saiu daqui.",
    changed_elsewhere: "Alguém alterou o rascunho na Shopify. Nenhuma fatura saiu daqui.",
  },
};
