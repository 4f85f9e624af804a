import type { Translated } from "../../texts.ts";
import type { palette as english } from "../en/palette.ts";

export const palette: Translated<typeof english> = {
  label: "Encontrar qualquer coisa",
  placeholder: "Tickets, clientes, pedidos, visões, ações …",
  searching: "Buscando …",
  failed: "A busca não respondeu.",
  retry: "Tentar novamente",
  none: "Nada encontrado",
  count_one: "{{count}} resultado",
  count_many: "{{count}} resultados",
  count_other: "{{count}} resultados",
  searchFor: "Buscar “{{q}}” em todos os tickets",
  noTicket: "Abre na Shopify",
  group: {
    acts: "Nesta página",
    views: "Visões",
    pages: "Ir para",
    search: "Busca",
    tickets: "Tickets",
    customers: "Clientes",
    orders: "Pedidos",
  },
  page: {
    inbox: "Caixa de entrada",
    home: "Início",
    settings: "Configurações",
  },
  news: {
    title: "Nova mensagem em #{{number}}",
    body: "Um cliente escreveu.",
  },
  notices: {
    title: "Avisos",
    bell_one: "Avisos, {{count}} não lido",
    bell_many: "Avisos, {{count}} não lidos",
    bell_other: "Avisos, {{count}} não lidos",
    none: "Nada por enquanto. Menções, tickets atribuídos a você e novidades nos que você segue aparecem aqui.",
    loading: "Carregando avisos",
    mention: "{{who}} mencionou você",
    assigned: "{{who}} atribuiu isto a você",
    followed: "{{who}} escreveu em um ticket que você segue",
    customer: "O cliente",
  },
  notify: {
    label: "Avisar quando um cliente escrever",
    hint: "Pelo navegador, enquanto o Latte estiver aberto em uma aba.",
    impossible: "Seu navegador não permite notificações de um app dentro do admin da Shopify.",
    notKept: "Não foi possível salvar. Tente novamente.",
  },
};
