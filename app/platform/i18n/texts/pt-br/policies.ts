import type { policies as english } from "../en/policies.ts";
import type { Translated } from "../../texts.ts";

export const policies: Translated<typeof english> = {
  title: "Políticas",
  explain:
    "O que você define aqui aparece ao lado de cada ação a que se refere. Quem sai da política diz por quê; isso fica com a ação, no ticket e no registro de auditoria. Nada vale até você definir.",
  ownerOnly: "Só proprietários mudam as políticas. Você pode consultá-las.",
  notSet: "Não definido: nada é dito nem perguntado sobre isso.",
  name: {
    return_window: "Prazo de devolução",
    return_shipping: "Envio de volta",
    no_questions: "Sem perguntas",
    vip: "VIPs",
  },
  returnWindow: {
    sentence: "Clientes podem devolver em até [days] dias a partir [from].",
    days: "Dias do prazo de devolução",
    from: "A partir de quando o prazo de devolução conta",
    help: "Vale para reembolsos, devoluções e reenvios. Conta a última entrega que a Shopify informa; se ela não informa nenhuma, nada é afirmado.",
  },
  from: { delivery: "da entrega", order: "do pedido" },
  returnShipping: {
    sentence: "[payer] o envio de volta.",
    payer: "Quem paga o envio de volta",
    ourFault: "Quando o erro foi nosso, nós pagamos",
    help: "Aparece ao lado de reembolsos e devoluções. Quem cobra o envio de volta embora vocês paguem, ou dá a etiqueta de graça embora o cliente pague, diz por quê.",
  },
  payer: { none: "Não definido", customer: "O cliente paga", shop: "Nós pagamos" },
  noQuestions: {
    sentence: "Até [amount] ninguém pergunta o motivo.",
    amount: "Valor até o qual ninguém pergunta o motivo",
    help: "Quem dá mais do que isso em uma ação diz por quê. Até esse valor não é preciso motivo, mesmo fora do prazo de devolução.",
  },
  vip: {
    sentence: "É VIP quem tem [orders] pedidos, ou gastou [spent], ou tem a tag [tag].",
    orders: "Pedidos que fazem um VIP",
    spent: "Valor gasto que faz um VIP",
    tag: "Tag que faz um VIP",
    help: "Basta um deles; deixe vazio o que não conta. Pedidos e gastos como a Shopify os conta.",
    timesSentence: "Para VIPs os limites das funções valem [times] vezes.",
    times: "Quantas vezes os limites das funções valem para VIPs",
    allowanceSentence: "Um VIP pode receber até [amount], sejam quais forem os limites das funções.",
    allowance: "Quanto um VIP pode receber sejam quais forem os limites",
    daysSentence: "Para VIPs o prazo de devolução é [days] dias maior.",
    days: "Quantos dias a mais de prazo de devolução para VIPs",
    timesHelp:
      "Os limites por ação e por cliente em um ano; o que uma pessoa pode dar por dia não muda. Vazio: como para todos.",
  },
  why: {
    label: "Por que fazer mesmo assim",
    hint: "Fica com a ação, neste ticket e no registro de auditoria. Não é enviado ao cliente.",
    said: "“{{reason}}”",
  },
  said: {
    inside: {
      delivery: "Dentro do prazo de devolução: entregue {{when}}, permitido: {{allowed}}.",
      order: "Dentro do prazo de devolução: pedido feito {{when}}, permitido: {{allowed}}.",
    },
    outside: {
      delivery: "Fora do prazo de devolução: entregue {{when}}, permitido: {{allowed}}.",
      order: "Fora do prazo de devolução: pedido feito {{when}}, permitido: {{allowed}}.",
    },
    not_sent: "Nada foi enviado ainda: o prazo de devolução ({{allowed}}) não começou.",
    on_its_way: "Pelo que a Shopify sabe, nem tudo foi entregue: o prazo de devolução ({{allowed}}) não começou.",
    unknown: "A Shopify não sabe quando foi entregue: não dá para julgar o prazo de devolução ({{allowed}}).",
    theyShip: "Pela sua política, o cliente paga o envio de volta.",
    theyShipUnless: "Pela sua política, o cliente paga o envio de volta, exceto quando o erro foi nosso.",
    theyShipLabel: "Pela sua política o cliente paga o envio de volta: aqui damos a etiqueta e não cobramos nada.",
    theyShipLabelUnless:
      "Pela sua política o cliente paga o envio de volta, salvo se a culpa foi nossa: aqui damos a etiqueta e não cobramos nada.",
    weShipFee: "Pela sua política nós pagamos o envio de volta: aqui ele é cobrado do cliente.",
    weShip: "Pela sua política, nós pagamos o envio de volta.",
    unasked: "Até {{amount}} ninguém pergunta o motivo.",
    asked: "Acima de {{amount}}, até onde ninguém pergunta o motivo.",
    askedUnknown: "Ainda não se sabe se fica dentro de {{amount}}, até onde ninguém pergunta o motivo.",
    vipOrders_one: "VIP: {{count}} pedido.",
    vipOrders_many: "VIP: {{count}} pedidos.",
    vipOrders_other: "VIP: {{count}} pedidos.",
    vipSpent: "VIP: gastou {{sum}}.",
    vipTag: "VIP: tem a tag “{{tag}}”.",
    vipTimes: "{{who}} Os limites das funções valem {{count}} vezes.",
    vipAllowance: "Pode receber até {{amount}}, sejam quais forem os limites das funções.",
    vipDays: "O prazo de devolução é {{days}} maior.",
  },
  problem: {
    not_allowed: "Só proprietários mudam as políticas.",
    malformed: "Digite um valor como 25 ou 25,50.",
    number_wrong: "Um número inteiro: {{detail}}.",
    too_long: "No máximo 40 caracteres.",
    zero: "Digite um valor acima de 0 ou deixe vazio.",
    vip_missing: "Primeiro diga o que faz um VIP.",
  },
};
