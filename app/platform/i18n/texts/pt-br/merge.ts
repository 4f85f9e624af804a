import type { Translated } from "../../texts.ts";
import type { merge as english } from "../en/merge.ts";

export const merge: Translated<typeof english> = {
  title: "Unir o ticket #{{number}}",
  open: "Unir a outro ticket",
  explain:
    "Todas as mensagens, notas e ações passam para o outro ticket, e as próximas respostas vão junto. Quem recebe a resposta é o cliente do outro ticket.",
  into: "Unir ao ticket",
  confirm: "Unir ao #{{number}}",
  confirmNone: "Unir",
  cancel: "Cancelar",
  loading: "Procurando outros tickets deste cliente",
  notFound: "Não foi possível carregar os outros tickets deste cliente; digite o número.",
  away: "Este ticket foi unido ao",
  problem: {
    target_missing: "Não há ticket com este número.",
    same_ticket: "É este mesmo ticket.",
    merged_before: "Um dos dois já foi unido antes. Abra o ticket em que ele continua.",
    spam: "Aquele ticket é spam.",
    message_missing: "Esta mensagem não está mais neste ticket ou está sendo enviada.",
    nothing_left: "Não sobraria nada neste ticket.",
    subject_empty: "Um ticket precisa de assunto.",
  },
  split: {
    title: "Criar um novo ticket a partir daqui",
    explain: "Para um segundo problema na mesma conversa. Responsável, tags e pedido são mantidos.",
    subject: "Assunto do novo ticket",
    extent: "O que vai junto",
    only: "Só esta mensagem",
    onwards: "Esta mensagem e tudo o que veio depois",
    confirm: "Criar ticket",
    button: "Novo ticket a partir daqui",
  },
};
