import type { Translated } from "../../texts.ts";
import type { requestRules as english } from "../en/request-rules.ts";

export const requestRules: Translated<typeof english> = {
  title: "Solicitações de clientes",
  explain:
    "Na página do pedido na sua loja, os clientes podem pedir isto sem escrever. “Na hora” é feito sozinho, dentro das suas políticas e dos limites abaixo; o resto vira um ticket com tudo o que é preciso, a um clique de ser feito. Um campo vazio não limita nada.",
  ownerOnly: "Só proprietários mudam o que é feito na hora. Você pode olhar.",
  kind: {
    cancel: "Cancelar o pedido",
    address: "Mudar o endereço",
    return: "Devolver algo",
    exchange: "Trocar algo",
    missing: "Falta alguma coisa",
    damaged: "Algo está danificado",
    wrong_item: "Item errado",
    quality: "Não está como deveria",
    late: "Está atrasado",
  },
  mode: { now: "Na hora", ask: "Perguntar a nós antes", off: "Não oferecido" },
  group: {
    before: "Antes do envio",
    beforeHelp:
      "Na hora só para quem está na conta ou digita o código enviado ao e-mail do pedido; e só enquanto ninguém começou a embalar. Um cancelamento devolve tudo pela forma de pagamento.",
    after: "Depois que chegou",
    afterHelp:
      "Na hora só para clientes que estão na própria conta; para os outros vira um ticket. O prazo de devolução das políticas também vale.",
    problems: "Algo está errado",
    problemsHelp: "Uma pessoa sempre olha. Clientes podem enviar fotos.",
  },
  sentence: {
    before: "[mode]. Oferecido por [days] dias depois do pedido, até o envio.",
    after: "[mode]. Oferecido por [days] dias depois da chegada.",
    late: "[mode]. Oferecido enquanto está a caminho.",
    now: "Na hora só nos primeiros [minutes] minutos, para pedidos de até [most], e não quando cliente ou produto tem uma das tags [tags].",
    nowReturn:
      "Na hora só nos primeiros [minutes] minutos depois do pedido, para pedidos de até [most], e não quando cliente ou produto tem uma das tags [tags].",
  },
  field: {
    mode: "{{kind}}: o que acontece",
    days: "{{kind}}: por quantos dias",
    minutes: "{{kind}}: na hora por quantos minutos",
    most: "{{kind}}: na hora até que valor",
    tags: "{{kind}}: tags em que perguntamos, com vírgulas",
  },
  bounds: {
    title: "Todos juntos",
    help: "Para que nenhum engano e nenhum ataque vá longe. O que passa disso vira um ticket.",
    sentence:
      "Em um dia os clientes fazem na hora no máximo [count] coisas, e o que isso devolve ou dá é no máximo [sum].",
    count: "Quantas coisas os clientes fazem na hora em um dia",
    sum: "Quanto os clientes dão a si mesmos em um dia",
  },
  instructions: {
    title: "Como devolver",
    help: "O cliente vê isto quando uma devolução ou troca é combinada na hora. Vazio: o ticket fica aberto e alguém escreve.",
  },
  preview: {
    title: "O que o cliente vê",
    help: "Na página de um pedido em que é possível.",
    now: "um botão; é feito na hora, e a página diz como está",
    ask: "um botão; “Alguém da equipe vai olhar”, e a página diz como está",
    off: "nada",
  },
  problem: {
    changed: "Outra pessoa salvou enquanto isso. O que você mudou ainda está aqui: confira e salve de novo.",
    number_wrong: "Informe um número inteiro: {{detail}}.",
    too_long: "Isto é longo demais.",
    no_currency: "A Shopify ainda não informou a moeda da loja. Tente de novo em um minuto.",
    day_sum_missing:
      "Diga quanto os clientes podem dar a si mesmos em um dia. Sem isso, nada que custe dinheiro é feito na hora.",
    amount: "Isto não é um valor em {{detail}}.",
  },
  card: {
    failed: "Não foi possível carregar o que o cliente pediu.",
    title: {
      cancel: "Quer cancelar",
      address: "Quer outro endereço",
      return: "Quer devolver algo",
      exchange: "Quer trocar algo",
      missing: "Diz que falta alguma coisa",
      damaged: "Diz que algo está danificado",
      wrong_item: "Diz que é o item errado",
      quality: "Diz que não está como deveria",
      late: "Diz que está atrasado",
    },
    state: {
      looking: "Espera por você",
      doing: "Em andamento",
      checking: "Ainda não é certo",
      answered: "Respondido",
      done: "Feito",
    },
    customer: "Mostrou que o pedido é seu",
    guest: "Sabia o número e o endereço do pedido",
    instead: "no lugar: {{title}}",
    held: "Não foi feito na hora: {{why}}",
    why: {
      mistake: "Pediu por engano",
      mind: "Mudou de ideia",
      cheaper: "Achou mais barato",
      slow: "Demora demais",
      other: "Outro motivo",
    },
    act: {
      cancellation: "Cancelar o pedido",
      address: "Mudar o endereço",
      return: "Criar a devolução",
      exchange: "Criar a troca",
      replacement: "Enviar de novo",
      refund: "Reembolsar",
    },
  },
  held: {
    over_limit: "passaria de um limite seu.",
    policy: "está fora de uma política sua.",
    exception: "uma tag do cliente ou do produto diz isso.",
    fulfilled: "foi enviado enquanto isso.",
    cancelled: "foi cancelado enquanto isso.",
    order_changed: "o pedido mudou enquanto isso.",
    other_act: "outra coisa está sendo feita com este pedido.",
    not_reached: "não foi possível falar com a Shopify.",
    scope_missing: "falta ao Latte a permissão.",
    not_chosen: "o cliente disse com palavras o que quer.",
    not_now: "a regra mudou naquele momento.",
    other: "o pedido, como está na Shopify, não permitiu.",
  },
};
