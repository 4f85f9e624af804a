import type { note as english } from "../en/note.ts";
import type { Translated } from "../../texts.ts";

export const note: Translated<typeof english> = {
  open: "Nota e etiquetas",
  title: "Nota e etiquetas de {{name}}",
  what: "Nota e etiquetas",
  note: "Nota",
  noteHint: "Fica no pedido na Shopify. Quem embala vê.",
  tags: "Etiquetas",
  tagsHint: "Separadas por vírgulas.",
  preview: {
    title: "O que muda",
    choose: "Altere a nota ou as etiquetas para ver o que muda.",
    before: "Nota antes: {{note}}",
    after: "Nota depois: {{note}}",
    added: "Etiquetas novas: {{tags}}",
    removed: "Sem as etiquetas: {{tags}}",
  },
  confirm: "Salvar na Shopify",
  result: {
    succeeded: {
      title: "Nota e etiquetas salvas",
      title_part: "Só uma parte foi salva",
      none: "Elas ficam no pedido na Shopify.",
      none_part: "O resto fica no pedido na Shopify.",
    },
  },
  line: {
    succeededBy: "{{who}} alterou a nota ou as etiquetas do pedido {{order}}",
  },
  problem: {
    scope_missing: "O aplicativo precisa da sua permissão para alterar pedidos.",
    tags: "Uma etiqueta pode ter no máximo {{detail}} caracteres.",
    changed_elsewhere: "Alguém alterou a nota na Shopify nesse meio-tempo. A dela fica.",
  },
};
