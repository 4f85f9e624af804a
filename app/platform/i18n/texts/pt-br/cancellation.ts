import type { Translated } from "../../texts.ts";
import type { cancellation as english } from "../en/cancellation.ts";

export const cancellation: Translated<typeof english> = {
  open: "Cancelar pedido",
  title: "Cancelar o pedido {{name}}",
  loading: "Perguntando à Shopify se o pedido pode ser cancelado",
  cannotLoad: "Não foi possível perguntar à Shopify agora. Nada foi cancelado.",
  cannotUndo: "Um pedido cancelado não pode ser recuperado.",
  running: "A Shopify está cancelando este pedido…",
  reason: {
    CUSTOMER: "O cliente mudou ou desistiu",
    INVENTORY: "Sem estoque",
    FRAUD: "Fraude",
    DECLINED: "Pagamento recusado",
    STAFF: "Erro nosso",
    OTHER: "Outro",
  },
  refund: {
    label: "Dinheiro",
    original: "Devolver tudo o que resta ({{amount}})",
    none: "Não devolver nada",
    nothingPaid: "Nada foi pago que possa ser devolvido.",
    authorized: "{{amount}} está apenas reservado no cartão do cliente. A Shopify libera esse valor.",
  },
  restock: "Devolver os itens ao estoque",
  notify: "A Shopify envia um e-mail ao cliente sobre isso",
  preview: {
    title: "O que acontece",
    nothingBack: "Nenhum dinheiro é devolvido.",
  },
  confirm: "Cancelar pedido e reembolsar {{amount}}",
  confirmOnly: "Cancelar pedido sem reembolso",
  confirmUnpaid: "Cancelar pedido",
  result: {
    succeeded: {
      title: "Pedido cancelado, {{amount}} reembolsado",
      titleOnly: "Pedido cancelado",
      decided: "{{who}} viu na Shopify que foi cancelado. A Shopify não nos diz mais nada sobre o dinheiro.",
      failed:
        "A Shopify cancelou o pedido, mas o dinheiro não voltou. O cliente não o recebeu: faça o reembolso na Shopify.",
      none: "Nenhum dinheiro seria devolvido.",
      missing:
        "O pedido foi cancelado, mas falta o reembolso ou uma parte dele. Procuramos por ele durante 30 dias e avisamos aqui quando aparecer. Você também pode fazer o reembolso na Shopify.",
    },
    failed: {
      title: "O pedido não foi cancelado",
    },
    refundAwaited: {
      title: "Pedido cancelado, reembolso aguardado",
      body: "A Shopify cancelou o pedido e ainda não fez o reembolso. Você pode continuar trabalhando: este ticket mostra quando ele aparecer.",
    },
    running: {
      title: "A Shopify está cancelando o pedido…",
      body: "Pode levar um momento. Você pode continuar trabalhando: este ticket mostra o resultado.",
    },
    unknown: {
      title: "Ainda não sabemos se foi cancelado",
      body: "A Shopify não respondeu a tempo. Continuamos verificando e não pedimos uma segunda vez. Este ticket mostra o resultado.",
    },
    needs_person: {
      title: "Verifique este pedido na Shopify",
      body: "Não foi possível descobrir se foi cancelado. Veja o pedido na Shopify antes de fazer qualquer outra coisa com ele.",
    },
  },
  line: {
    succeededBy: "{{who}} cancelou o pedido {{order}} e reembolsou {{amount}}",
    succeededFree: "{{who}} cancelou o pedido {{order}}",
    running: "O pedido {{order}} está sendo cancelado",
    refundAwaited: "O pedido {{order}} foi cancelado; o reembolso é aguardado",
    failed: "O pedido {{order}} não foi cancelado",
    unknown: "Cancelamento do pedido {{order}}: a Shopify não respondeu, continuamos verificando",
    needs_person: "Cancelamento do pedido {{order}}: verifique na Shopify se foi feito",
    decidedMade: "Cancelamento do pedido {{order}}: {{who}} viu na Shopify que foi feito",
    decidedNotMade: "Cancelamento do pedido {{order}}: {{who}} viu na Shopify que não foi feito",
    drafted: "Cancelamento do pedido {{order}} preparado",
    awaiting_approval: "Cancelamento do pedido {{order}} aguarda aprovação",
  },
  decide: {
    asked: "Pedimos o cancelamento, com reembolso de {{amount}}, em {{when}}.",
    listed: "A Shopify mostra o pedido como não cancelado. Desde então reembolsou:",
    noneListed: "A Shopify mostra o pedido como não cancelado.",
    another: "um reembolso feito aqui",
    found: "A Shopify mostra, afinal, o que aconteceu.",
    withheld: "A Shopify não nos mostra este pedido. Veja-o na Shopify.",
    tooEarly: "Ainda pode ser cancelado. A partir de {{when}} você pode dizer que não foi.",
    made: "Foi cancelado",
    not_made: "Não foi cancelado",
    effect: {
      made: "O pedido passa a contar como cancelado, com reembolso de {{amount}}. Nada mais é enviado à Shopify, e isso não pode ser desfeito.",
      not_made:
        "O pedido passa a contar como não cancelado e pode ser cancelado ou reembolsado de novo. Isso não pode ser desfeito.",
    },
    confirm: {
      made: "Sim, foi cancelado",
      not_made: "Sim, não foi cancelado",
    },
  },
  locked:
    "A conexão caiu, então ainda não sabemos. Pergunte de novo: o pedido não é cancelado duas vezes. Até lá nada pode ser alterado aqui.",
  may: {
    cancelled: "Este pedido está cancelado.",
    fulfilled: "Já foi enviado, então não pode ser cancelado. Faça um reembolso ou receba-o como devolução.",
    other_act: "Poderá ser cancelado quando a outra ação nele terminar.",
    scope_missing: "O app precisa da sua permissão para cancelar pedidos.",
  },
  problem: {
    scope_missing: "O app precisa da sua permissão para cancelar pedidos.",
    cancelled: "Este pedido já está cancelado.",
    fulfilled:
      "Todo o pedido, ou uma parte, já foi enviado, então a Shopify não o cancela. Reembolse o que não foi enviado ou cancele antes o envio na Shopify.",
    malformed: "Escolha uma destas opções.",
    note_too_long: "A nota é longa demais: no máximo {{detail}} caracteres.",
    payment_unknown: "A Shopify não diz para qual pagamento o dinheiro pode voltar. Cancele o pedido na Shopify.",
    not_reached: "Não foi possível alcançar a Shopify. Nada foi cancelado; tente de novo.",
    cancelled_elsewhere:
      "Alguém cancelou o pedido na Shopify nesse meio-tempo. Não foi esta ação: veja lá o que foi devolvido.",
    not_done: "A Shopify aceitou e não cancelou o pedido. Veja o pedido na Shopify ou tente de novo.",
    person_not_made: "Alguém viu na Shopify: não foi cancelado.",
    payment_failed: "O provedor de pagamento recusou o reembolso.",
    refund_missing: "A Shopify cancelou o pedido e não fez nenhum reembolso.",
    too_early: "Ainda pode ser cancelado. A partir de {{detail}} você pode dizer que não foi.",
    no_sign: "Foi pedido há muito tempo, e a Shopify não mostra sinal disso.",
  },
  noteHint: "Fica guardada no pedido. Só a sua equipe vê. No máximo 200 caracteres.",
};
