import type { exchange as english } from "../en/exchange.ts";
import type { Translated } from "../../texts.ts";
import { returns } from "./return.ts";

export const exchange: Translated<typeof english> = {
  open: "Troca",
  title: "Trocar itens, {{name}}",
  what: "A troca",
  insteadOf: "O que vai no lugar de {{title}}",
  nothing: "Nada em troca: dinheiro de volta",
  same: "O mesmo de novo",
  other: "Outro item…",
  otherFor: "Outro item no lugar de {{title}}",
  evenIfShort: {
    label: "Trocar mesmo com estoque insuficiente",
    hint: "A Shopify envia quando houver o bastante.",
  },
  preview: {
    title: "O que é trocado",
    choose: "Escolha o que volta, por que, e o que vai em troca.",
    back: "Volta: {{item}}",
    out: "Vai: {{item}}",
    backWorth: "O que volta vale",
    outWorth: "O que vai custa",
    refund: "O cliente recebe de volta",
    invoice: "O cliente paga",
    even: "Ninguém paga nada",
    later:
      "O envio e o acerto da diferença acontecem quando você disser que os itens voltaram, ou que não precisam voltar.",
  },
  confirm: "Registrar a troca",
  result: {
    succeeded: {
      title: "A troca {{made}} está registrada",
      none: "Ela fica ao lado do pedido. Diga lá quando os itens voltarem: então os novos podem ser enviados.",
    },
  },
  line: {
    succeededBy: "{{who}} registrou a troca {{made}}, pedido {{order}}",
  },
  problem: {
    ...returns.problem,
    nothing_chosen_instead: "Escolha o que vai em troca de pelo menos um item.",
    unknown_variant: "Isto não está mais na loja.",
    sold_out: "Sem estoque.",
    out_of_stock: "Só {{detail}} em estoque.",
    not_calculated: "A Shopify não diz quanto isto dá. Faça a troca na Shopify.",
  },
};
