import type { address as english } from "../en/address.ts";
import type { Translated } from "../../texts.ts";

export const address: Translated<typeof english> = {
  open: "Corrigir endereço",
  title: "Corrigir o endereço de {{name}}",
  what: "Correção do endereço",
  confirm: "Corrigir o endereço",
  partlySent: "Uma parte já foi enviada, para o endereço que havia então.",
  field: {
    firstName: "Nome",
    lastName: "Sobrenome",
    company: "Empresa",
    address1: "Rua e número",
    address2: "Apartamento, andar",
    city: "Cidade",
    province: "Estado",
    provinceCode: "Estado (sigla)",
    zip: "CEP",
    countryCode: "País",
    phone: "Telefone",
  },
  preview: {
    title: "O que muda",
    choose: "Altere o endereço para ver como fica.",
    before: "Antes",
    after: "Depois",
  },
  result: {
    succeeded: {
      title: "O endereço foi corrigido",
      none: "O que ainda falta enviar vai para o novo endereço.",
    },
  },
  line: {
    succeededBy: "{{who}} corrigiu o endereço de entrega do pedido {{order}}",
  },
  problem: {
    scope_missing: "O aplicativo precisa da sua permissão para alterar pedidos.",
    fulfilled:
      "Tudo já foi enviado ({{detail}}): um novo endereço não alcança mais o pacote. Dá para enviar de novo para o endereço certo.",
    cancelled: "Este pedido está cancelado: nada será enviado.",
  },
};
