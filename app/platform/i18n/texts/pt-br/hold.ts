import type { hold as english } from "../en/hold.ts";
import type { Translated } from "../../texts.ts";

export const hold: Translated<typeof english> = {
  open: "Reter ou liberar",
  title: "Reter o envio, {{name}}",
  what: "Retenção do envio",
  what_release: "Liberação do envio",
  part: "O que é enviado",
  heldBy: "Retido agora: {{reasons}}",
  how: {
    label: "O que fazer",
    hold: "Reter: não é enviado até alguém liberar",
    release: "Liberar: pode ser enviado",
  },
  reason: {
    INCORRECT_ADDRESS: "O endereço não está certo",
    AWAITING_PAYMENT: "Aguardando pagamento",
    AWAITING_RETURN_ITEMS: "Aguardando itens devolvidos",
    INVENTORY_OUT_OF_STOCK: "Sem estoque",
    UNKNOWN_DELIVERY_DATE: "Data de entrega desconhecida",
    HIGH_RISK_OF_FRAUD: "Possível fraude",
    OTHER: "Outro",
  },
  noteHint: "Quem envia vê.",
  preview: {
    title: "O que acontece",
    choose: "Escolha um motivo para ver o que acontece.",
    hold: "Isto não é enviado de {{place}} até alguém liberar:",
    release: "Isto pode ser enviado de {{place}}:",
  },
  confirmHold: "Reter",
  confirmRelease: "Liberar",
  result: {
    succeeded: {
      title: "O envio está retido",
      title_release: "Pode ser enviado",
      none: "Nada disso sai de {{place}} até alguém liberar.",
      none_release: "{{place}} já pode enviar.",
    },
  },
  line: {
    succeededBy: "{{who}} reteve o envio do pedido {{order}}",
    succeededBy_release: "{{who}} liberou o envio do pedido {{order}}",
  },
  problem: {
    scope_missing: "O aplicativo precisa da sua permissão para reter envios.",
    fulfilled: "Tudo já foi enviado: não há mais nada para reter.",
    nothing_to_hold:
      "A Shopify não deixa reter nem liberar este pedido. Ele pode ser cancelado enquanto nada foi enviado.",
    cancelled: "Este pedido está cancelado: nada será enviado.",
    part_gone: "Isto não está mais lá. Olhe de novo.",
    not_holdable: "A Shopify não deixa reter isto agora.",
    not_held: "Nada está retendo isto.",
    malformed: "Escolha um destes.",
  },
};
