import type { Translated } from "../../texts.ts";
import type { common as english } from "../en/common.ts";

export const common: Translated<typeof english> = {
  appName: "Latte",
  nav: {
    inbox: "Caixa de entrada",
    articles: "Artigos de ajuda",
    selfService: "Autoatendimento",
    reports: "Relatórios",
    settings: "Configurações",
  },
  status: {
    new: "Novo",
    open: "Aberto",
    pending: "Aguardando cliente",
    on_hold: "Em espera",
    solved: "Resolvido",
    closed: "Encerrado",
    spam: "Spam",
  },
  action: {
    retry: "Tentar de novo",
    showMore: "Mostrar mais",
  },
  outside: {
    title: "O Latte abre dentro do admin da Shopify",
    explain: "Abra o app pela sua lista de apps; é assim que ele reconhece a sua loja.",
    link: "Ir para o admin da Shopify",
  },
  none: "–",
  quoted: "“{{text}}”",
  error: {
    title: "Algo deu errado",
    body: "A falha é nossa e já foi registrada. O que você digitou continua aqui. Tente de novo.",
    notFoundTitle: "Isto não está aqui",
    notFoundBody: "Pode ter sido removido, ou o endereço não está certo.",
    toInbox: "Ir para a caixa de entrada",
    offline: "Sem conexão. O que você digitou fica aqui; tente de novo em instantes.",
  },
  asleep: {
    text: "Esta página não carregou por completo, por isso nada nela funciona.",
    reload: "Recarregar a página",
  },
  problem: {
    empty: "Escreva algo primeiro.",
    too_long: "O texto é longo demais.",
    not_allowed: "Isso não é possível agora.",
    not_found: "Não está mais aqui.",
    role_forbids: "Sua função não permite isso. Nada foi alterado.",
    unknown_person: "Essa pessoa ainda não abriu o aplicativo.",
    changed: "Alguém foi mais rápido: veja o ticket de novo.",
    changed_meanwhile:
      "Outra pessoa salvou isto nesse meio-tempo. O que você digitou continua aqui, sobre o que ela salvou: confira e salve de novo.",
    not_failed: "Já está a caminho.",
    unexpected: "Não funcionou. Tente de novo.",
  },
};
