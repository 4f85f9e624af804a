import type { discount as english } from "../en/discount.ts";
import type { Translated } from "../../texts.ts";

export const discount: Translated<typeof english> = {
  open: "Código de desconto",
  title: "Criar código de desconto, {{name}}",
  what: "Código de desconto",
  how: {
    label: "Quanto desconta",
    percent: "Uma parte do preço",
    amount: "Um valor",
  },
  percent: "Por cento",
  amount: "Valor",
  until: "Pode ser usado até",
  noteHint: "Fica neste ticket. Só a sua equipe vê.",
  once: "Vale uma vez, para um pedido deste cliente, em tudo na loja.",
  preview: {
    title: "O código",
    choose: "Escreva quanto desconta para ver o código.",
    offer: "{{code}}: {{worth}} de desconto para {{who}}, até {{until}}",
  },
  confirm: "Criar o código",
  result: {
    succeeded: {
      title: "O código {{code}} está pronto",
      none: "Coloque-o na resposta: a Shopify não conta nada ao cliente.",
    },
  },
  line: {
    succeededBy: "{{who}} criou o código de desconto {{code}}, pedido {{order}}",
  },
  problem: {
    scope_missing: "O aplicativo precisa da sua permissão para criar códigos de desconto.",
    no_customer: "O pedido não tem conta de cliente para receber um código. O que foi pago pode ser reembolsado.",
    percent: "Escreva um número inteiro de 1 a 100.",
    malformed: "Escreva como valor, por exemplo 10,50.",
  },
};
