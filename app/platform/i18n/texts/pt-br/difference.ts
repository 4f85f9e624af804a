import type { Translated } from "../../texts.ts";
import type { difference as english } from "../en/difference.ts";

export const difference: Translated<typeof english> = {
  not_at_shopify: "Comparado à noite: a Shopify não mostra nenhum sinal disto. Veja o pedido na Shopify.",
  made_after_all: "Comparado à noite: afinal foi feito. Não faça de novo; veja o pedido na Shopify.",
  other_sum: "Comparado à noite: a Shopify mostra outro valor. Veja o pedido na Shopify.",
  otherwise: "Deu um valor diferente do confirmado.",
};
