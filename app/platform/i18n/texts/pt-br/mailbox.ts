import type { Translated } from "../../texts.ts";
import type { mailbox as english } from "../en/mailbox.ts";

export const mailbox: Translated<typeof english> = {
  title: "Caixas de e-mail",
  explain: "Os endereços para os quais os clientes escrevem. Os e-mails viram tickets, e as respostas saem deles.",
  add: "Conectar um endereço",
  addTitle: "Conectar um endereço",
  address: "Seu endereço de suporte",
  addressHelp:
    "Por exemplo, suporte@sua-loja.com. Ele continua no seu provedor; o Latte recebe cópias por encaminhamento.",
  displayName: "Nome que os clientes veem",
  signature: "Assinatura",
  signatureHelp: "Aparece abaixo de cada resposta desta caixa.",
  connect: "Conectar",
  empty: "Nenhuma caixa está conectada.",
  emptyHelp: "Conecte o endereço para o qual os clientes escrevem, e os e-mails viram tickets aqui.",
  lastMail: "Último e-mail",
  noMail: "Nenhum e-mail ainda",
  state: {
    direct: "Recebe diretamente",
    none: "Encaminhamento não testado",
    waiting: "Teste a caminho",
    arrived: "Encaminhamento funciona",
    late: "O teste não chegou",
    removed: "Desconectada",
  },
  forward: {
    title: "1. Encaminhe seus e-mails ao Latte",
    explain: "Nas configurações do provedor, encaminhe tudo o que chega a {{address}} para este endereço nosso:",
    direct:
      "Os e-mails para {{address}} chegam ao Latte sem encaminhamento. Divulgue-o, ou conecte o seu próprio endereço.",
    copy: "Copiar",
    copied: "Copiado",
    gmail:
      "Gmail e Google Workspace: Configurações, Encaminhamento e POP/IMAP, Adicionar um endereço. O Google envia um código para lá; ele aparece aqui como ticket.",
    outlook:
      "Microsoft 365: no centro de administração do Exchange, abra a caixa, Gerenciar fluxo de e-mails, Encaminhamento. A política de spam de saída precisa permitir encaminhamento externo.",
    other:
      "Em outros lugares: procure “encaminhar” ou “redirecionar” nas configurações da caixa. Se houver os dois, redirecionar é melhor: mantém o remetente.",
  },
  test: {
    title: "2. Veja se funciona",
    inExplain: "Enviamos um e-mail para {{address}} e esperamos que ele volte para cá.",
    inSend: "Enviar e-mail de teste",
    waiting: "Enviado. Esperando voltar; esta página percebe sozinha.",
    arrived: "Voltou: os e-mails dos clientes chegam ao Latte, e as respostas saem de {{address}}.",
    late: "Não voltou em {{minutes}} minutos. Veja se o encaminhamento está ligado e confirmado, se o nosso endereço está escrito exatamente assim e se o e-mail não está no spam. Depois envie outro.",
    unproven:
      "Até um teste voltar, as respostas saem do nosso endereço: só quem recebe e-mails em {{address}} pode escrever em seu nome.",
    outExplain: "E o caminho de saída: um e-mail desta caixa para o seu próprio endereço.",
    outSend: "Enviar um para mim",
    outOk: "Nosso servidor aceitou. Veja sua caixa de entrada, e o spam.",
    outFailed: "Nosso servidor não aceitou:",
  },
  testMail: {
    in: {
      subject: "Teste do Latte, nada a fazer",
      body: "Este e-mail mostra à loja {{shop}} que as mensagens chegam ao atendimento. Ele deve ser encaminhado sozinho; ninguém precisa responder.",
    },
    out: {
      subject: "Teste do Latte: assim chegam suas respostas",
      body: "Este e-mail saiu do atendimento da loja {{shop}} como saem as respostas aos clientes. Se estava no spam, veja SPF, DKIM e DMARC nas configurações da caixa.",
    },
  },
  dns: {
    title: "3. Mantenha as respostas fora do spam",
    explain: "Registros no seu domínio que dizem aos outros servidores quem pode enviar por você.",
    check: "Verificar agora",
    never: "Ainda não verificado.",
    ownDomain: "Este endereço é do nosso domínio: cuidamos dos registros.",
    state: {
      ok: "Presente",
      missing: "Ausente",
      wrong: "A corrigir",
      unknown: "Sem resposta",
      not_ours: "Depende do provedor de e-mail",
    },
    fault: {
      several: "Há vários destes registros; só pode haver um.",
      without_us: "Nosso servidor de e-mail não consta nele.",
      revoked: "A chave nele foi revogada.",
      elsewhere: "Ele aponta para outro lugar.",
      no_policy: "Ele não diz a política (p=).",
    },
    found: "Agora:",
    wanted: "Registro a definir:",
    unknownHelp: "O DNS não respondeu. Tente de novo em um minuto.",
  },
  secret: {
    title: "E-mail por HTTP",
    explain: "Para provedores que entregam e-mails por HTTP em vez de encaminhar. Eles enviam este segredo junto.",
    make: "Criar um segredo",
    renew: "Criar um novo segredo",
    renewWarning: "O antigo para de funcionar na hora.",
    once: "Mostrado só agora. Copie:",
    ownerOnly: "Só o proprietário da conta pode fazer isso.",
  },
  disconnect: {
    button: "Desconectar",
    title: "Desconectar {{address}}?",
    explain:
      "Ela não recebe mais e-mails: quem escrever saberá que o endereço não existe. Os tickets ficam. Você pode conectá-la de novo.",
    again: "Conectar de novo",
    done: "Esta caixa está desconectada e não recebe e-mails. Os tickets ficam.",
  },
  problem: {
    address_invalid: "Isto não é um endereço de e-mail.",
    address_plus: "Deixe de fora a parte a partir do sinal de mais.",
    address_ours: "Este endereço é do nosso domínio. Conecte o que você tem no seu provedor.",
    address_no_reply: "Clientes não podem escrever para um endereço assim.",
    address_here: "Este endereço já está conectado.",
    address_disconnected: "Este endereço foi desconectado. Abra-o abaixo e conecte de novo.",
    address_taken: "Este endereço está conectado a outra loja. Se for seu, desconecte-o lá primeiro.",
    too_many_mailboxes: "A loja já tem o máximo de caixas.",
    name_missing: "Dê um nome.",
    not_connected: "Conecte a caixa primeiro.",
    too_many_tests: "No máximo cinco testes em dez minutos. Tente um pouco mais tarde.",
    no_own_address: "O Shopify não nos informou o seu e-mail.",
    not_taken: "Nosso servidor de e-mail não aceitou:",
  },
};
