import type { draft as english } from "../en/draft.ts";
import type { Translated } from "../../texts.ts";

export const draft: Translated<typeof english> = {
  discount: {
    label: "Desconto",
    none: "Nenhum",
    percent: "Uma parte do preço",
    amount: "Um valor",
  },
  percent: "Por cento",
  amount: "Valor",
  shipping: {
    label: "Frete",
    checkout: "O cliente escolhe ao pagar",
    free: "Grátis",
    price: "Um preço",
  },
  price: "Preço do frete",
  email: "Enviar a fatura para",
  message: "Mensagem ao cliente",
  messageHint: "Fica acima da fatura.",
  noteHint: "Fica no rascunho do pedido. Só a sua equipe vê.",
  prepared: {
    heading: "Faturas e rascunhos",
    draft: "Rascunho {{name}}",
    order: "Pedido {{name}}",
    awaited: "espera o pagamento",
    notSent: "não enviado",
    paid: "pago",
    gone: "excluído na Shopify sem pagamento",
  },
  preview: {
    title: "Quanto custa",
    discount: "Desconto",
    shipping: "Frete",
    tax: "Imposto",
    total: "O cliente paga",
    inShop: "Na moeda da loja: {{amount}}",
    shippingLater: "O frete é somado quando o cliente paga.",
    to: "A Shopify envia a fatura para {{email}}. O pedido é feito quando ela for paga.",
    notSent: "Ninguém recebe mensagem. O rascunho fica na Shopify.",
  },
};
