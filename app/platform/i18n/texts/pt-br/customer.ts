import type { Translated } from "../../texts.ts";
import type { customer as english } from "../en/customer.ts";

export const customer: Translated<typeof english> = {
  cancel: "Cancelar",
  tickets: {
    title: "Outros tickets",
    none: "Nada mais deste cliente.",
    more: "Há outros mais antigos; busque pelo e-mail para vê-los.",
    name: "#{{number}} {{subject}}",
    failed: "Não foi possível carregá-los.",
  },
  acts: {
    refund: "Reembolsado",
    replacement: "Reenviado",
    cancellation: "Cancelado",
    address: "Endereço corrigido",
    credit: "Crédito na loja",
    discount: "Código de desconto",
    hold: "Envio retido ou liberado",
    edit: "Pedido editado",
    invoice: "Fatura",
    duplicate: "Duplicado",
    note: "Nota e etiquetas alteradas",
    return: "Devolução registrada",
    returnStep: "Devolução acertada",
    exchange: "Troca registrada",
  },
  twins: {
    title: "Provavelmente a mesma pessoa",
    because: { shopify: "Mesmo cliente na Shopify", phone: "Mesmo telefone" },
    tickets_one: "{{count}} ticket",
    tickets_many: "{{count}} tickets",
    tickets_other: "{{count}} tickets",
    merge: "Unir",
    ask: "Unir {{email}} a este cliente?",
    explain:
      "Os tickets e mensagens dos dois passam a ser de um só cliente. E-mails de qualquer um dos endereços serão dele. Não é possível desfazer.",
  },
  merge: {
    open: "Unir a outro cliente",
    title: "Unir a outro cliente",
    search: "Nome, e-mail ou telefone do outro cliente",
    searching: "Buscando",
    none: "Nenhum outro cliente encontrado.",
    failed: "A busca não respondeu.",
    confirm: "Unir {{email}}",
    problem: {
      same_customer: "Já é o mesmo cliente.",
      missing: "Este cliente não existe mais. Busque de novo.",
      erased: "Os dados desta pessoa foram apagados, como a lei pede.",
      two_shopify_customers: "Na Shopify são dois clientes. Una-os na Shopify; aqui serão unidos também.",
    },
  },
};
