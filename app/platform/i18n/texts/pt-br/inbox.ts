import type { Translated } from "../../texts.ts";
import type { inbox as english } from "../en/inbox.ts";

export const inbox: Translated<typeof english> = {
  title: "Caixa de entrada",
  views: { label: "Visões", open: "Abertos", waiting: "Aguardando cliente", solved: "Resolvidos", spam: "Spam" },
  columns: {
    customer: "Cliente",
    subject: "Assunto",
    order: "Pedido",
    assignee: "Responsável",
    status: "Situação",
    activity: "Última atividade",
  },
  openCount_one: "{{count}} ticket aberto",
  openCount_many: "{{count}} tickets abertos",
  openCount_other: "{{count}} tickets abertos",
  openCountMany: "Mais de {{count}} tickets abertos",
  unread: "Não lido",
  youWrote: "Você:",
  waits: "Esperando {{span}}",
  unassigned: "Sem responsável",
  pages: { label: "Páginas da caixa de entrada", next: "Próxima página", previous: "Página anterior" },
  loading: "Carregando tickets",
  empty: {
    open: { title: "Ninguém está esperando resposta", body: "Novos e-mails de clientes aparecem aqui sozinhos." },
    waiting: {
      title: "Nenhum ticket aguarda um cliente",
      body: "Depois da sua resposta, o ticket fica aqui até o cliente escrever de novo.",
    },
    solved: {
      title: "Nenhum ticket resolvido ainda",
      body: "Resolva um ticket na página dele ou com “Enviar e resolver”.",
    },
    spam: { title: "Nenhum spam", body: "Os tickets que você marca como spam ficam guardados aqui, fora do caminho." },
  },
  import: {
    waiting: "Os pedidos vão começar a ser lidos da Shopify.",
    running: "Lendo seus pedidos da Shopify: {{done}} até agora.",
    runningOf: "Lendo seus pedidos da Shopify: {{done}} de {{total}}.",
    explain: "Você já pode trabalhar. Os tickets mostram o pedido assim que ele chega.",
    failed: "A leitura dos pedidos parou. Ela continua sozinha quando a Shopify puder ser acessada.",
  },
};
