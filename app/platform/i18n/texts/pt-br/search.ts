import type { Translated } from "../../texts.ts";
import type { search as english } from "../en/search.ts";

export const search: Translated<typeof english> = {
  label: "Buscar tickets",
  placeholder: "Busque por pedido, rastreio, SKU, e-mail, telefone, nome, palavras",
  clear: "Limpar a busca",
  results: "Resultados para “{{q}}”",
  all: "Todos os tickets",
  noneTitle: "Nada encontrado para “{{q}}”",
  noneBody: "Tente menos palavras ou outras, um número de pedido ou o e-mail do cliente.",
  noneFiltered: "Há filtros ativos: sem eles, talvez apareça mais.",
  foundExact: "Encontrado por número ou endereço",
};
