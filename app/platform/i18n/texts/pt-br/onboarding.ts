import type { Translated } from "../../texts.ts";
import type { onboarding as english } from "../en/onboarding.ts";

export const onboarding: Translated<typeof english> = {
  title: "Configure seu atendimento",
  progress: "{{done}} de {{total}} concluídos",
  hide: "Dispensar",
  hideLabel: "Dispensar a configuração; ela volta pelas Configurações",
  allDone: "Tudo pronto.",
  done: "Concluído",
  todo: "A fazer",
  step: {
    mailbox: {
      title: "Conecte sua caixa de e-mail",
      body: "Encaminhe seu endereço de suporte ao Latte, para que os e-mails virem tickets.",
      go: "Conectar uma caixa",
    },
    test: {
      title: "Envie um teste",
      body: "Um e-mail que precisa voltar mostra que nada se perde.",
      go: "Testar o encaminhamento",
    },
    hours: {
      title: "Defina seus horários",
      body: "Os clientes sabem com honestidade quando há alguém.",
      go: "Definir horários",
    },
    colleagues: {
      title: "Traga um colega",
      body: "Dê acesso no admin do Shopify, em Usuários. Eles aparecem ao abrir o Latte.",
      go: "Ver quem está aqui",
    },
    roles: {
      title: "Decida o que a sua equipe pode devolver",
      body: "As funções têm limites; o que passa deles, alguém de confiança aprova. Sem elas, todos podem tudo.",
      go: "Definir funções",
    },
    refund: {
      title: "Veja um reembolso antes de acontecer",
      body: "Abra um ticket com pedido e clique em Reembolsar: você vê o que aconteceria, e nada é enviado sem confirmar.",
      go: "Abrir a caixa de entrada",
    },
    selfService: {
      title: "Deixe os clientes se ajudarem",
      body: "Acompanhamento de pedidos, suas respostas e um formulário de contato ficam nas suas páginas, e muitos nem precisam escrever.",
      go: "Configurar o autoatendimento",
    },
  },
};
