import type { returns as english } from "../en/return.ts";
import type { Translated } from "../../texts.ts";

export const returns: Translated<typeof english> & { confirm_many: string } = {
  open: "Devolução",
  title: "Receber itens de volta, {{name}}",
  what: "A devolução",
  reason: "Por que volta?",
  reasonOf: "Por que {{title}} volta",
  instructions: "Instruções para o cliente",
  instructionsHint: "Para onde enviar, como embalar. Vão para a resposta e ficam aqui para a próxima vez.",
  labelUrl: "Link para uma etiqueta",
  labelHint: "A Shopify a anexa à devolução e escreve ao cliente. Vazio: nenhuma.",
  labelChoose: "Enviar uma etiqueta",
  labelOther: "Escolher outra etiqueta",
  labelKinds: "PDF ou JPEG, no máximo 20 MB, no lugar de um link.",
  trackingNumber: "Código de rastreio da volta",
  fee: "Taxa pelo frete da volta, em {{currency}}",
  feeHint: "Descontada do que volta ao cliente. Vazio: nenhuma.",
  noteHint: "Fica com a devolução na Shopify. Só a sua equipe vê.",
  more: "Há mais itens que podem voltar do que cabem aqui. Registre o resto na Shopify.",
  preview: {
    title: "O que deve voltar",
    choose: "Escolha os itens e o motivo de cada um.",
    fee: "Taxa pelo frete da volta",
    worth: "Volta ao cliente quando chegar",
    nothingYet: "Nenhum dinheiro se move até os itens voltarem.",
    labelled: "A Shopify envia a etiqueta ao cliente. Nenhum dinheiro se move até os itens voltarem.",
  },
  confirm_one: "Registrar a devolução de {{count}} item",
  confirm_many: "Registrar a devolução de {{count}} itens",
  confirm_other: "Registrar a devolução de {{count}} itens",
  confirmNothing: "Registrar a devolução",
  result: {
    succeeded: {
      title: "A devolução {{made}} está registrada",
      none: "Ela fica ao lado do pedido até os itens voltarem.",
    },
  },
  line: {
    succeededBy: "{{who}} registrou a devolução {{made}}, pedido {{order}}",
  },
  problem: {
    scope_missing: "O app precisa da sua permissão para ver e fazer devoluções.",
    unfulfilled:
      "Nada foi enviado ainda, então nada pode voltar. O pedido pode ser cancelado ou enviado a outro endereço.",
    all_returned: "Tudo o que foi enviado já está em uma devolução.",
    nothing_returnable: "A Shopify não permite devolver nada deste pedido. Ainda assim, é possível reembolsar.",
    nothing_chosen: "Escolha pelo menos um item.",
    unknown_line: "Isto não pode mais voltar.",
    quantity: "No máximo {{detail}} podem voltar.",
    missing: "Diga por que volta.",
    reason_gone: "Este motivo não é mais usado. Escolha outro.",
    say_why: "Diga qual é o outro motivo.",
    address: "O cliente não consegue abrir este link. Ele começa com https://.",
    too_many_lines: "No máximo {{detail}} linhas em uma devolução. Crie outra para o resto.",
    malformed: "Isto não pode ser usado.",
  },
};
