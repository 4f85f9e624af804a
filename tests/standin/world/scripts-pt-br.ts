import { makeScripts } from "./conversation-script.ts";
import type { LanguageManners } from "./conversation-script.ts";

export const MANNERS_PT_BR: LanguageManners = {
  greeting: "Olá, {customer}!",
  greetingUnnamed: "Olá!",
  closing: "Um abraço,\n{agent}\n{shop}",
  thanks: [
    "Perfeito, agradeço muito a rapidez!",
    "Deu tudo certo, valeu!",
    "Adorei o atendimento, vou comprar de novo.",
  ],
  nudges: ["Oi, vocês receberam minha mensagem de ontem?", "Alguma novidade? Ainda estou aguardando."],
  signatures: ["", "Valeu!", "Atenciosamente", "Enviado do meu celular"],
};

export const SCRIPTS_PT_BR = makeScripts("pt-BR", [
  [
    "late parcel",
    "on its way",
    [
      [
        "Cadê meu pedido?[ {order}]",
        "Oi, tudo bem?\n\nFiz o pedido há {days} dias[ ({order})] e ainda não chegou. É um presente e estou com receio de não chegar a tempo. Vocês sabem quando chega?",
      ],
      [
        "Atraso na entrega",
        "Bom dia, o rastreio {tracking} está parado em trânsito e já se passaram {days} dias.[ Pedido {order}.] O que está acontecendo?",
      ],
    ],
    "Obrigada por escrever, e sinto muito pela espera. Verifiquei o pacote: está a caminho, a última leitura foi no centro antes de {city}. Pedi prioridade à transportadora e amanhã ao meio-dia verifico de novo e escrevo de qualquer forma.\n\nSe não andar até lá, enviamos outro.",
    "Hoje também não chegou. E agora?",
    "Obrigada pela paciência. O novo pacote sai hoje por expresso e o rastreio chega em uma hora. Se o primeiro aparecer, fique com ele como pedido de desculpas.",
  ],
  [
    "no scan for days",
    "stuck",
    [
      [
        "Rastreio parado[ - {order}]",
        "Olá, o rastreio {tracking} não muda há uma semana. Acho que o pacote foi extraviado.[ Pedido {order}.] Podem ajudar?",
      ],
    ],
    "Você tem razão, uma semana sem leitura é tempo demais. Abri uma busca na transportadora, a resposta vem em dois dias úteis.\n\nVocê não precisa esperar: posso enviar tudo de novo hoje ou devolver o valor. O que prefere?",
    "Prefiro que enviem de novo, por favor.",
    "Pronto, sai hoje. Obrigada por nos deixar corrigir isso.",
  ],
  [
    "marked delivered, not received",
    "delivered",
    [
      [
        "Consta entregue, mas não recebi",
        "Oi, o site diz que foi entregue em {city}, mas ninguém aqui recebeu nada.[ Pedido {order}.] Já perguntei na portaria.",
      ],
    ],
    "Que situação chata, e obrigada por já ter perguntado na portaria. Pedi à transportadora a foto da entrega e o local da leitura, devo receber amanhã.",
    "Procurei em todo lugar, nada.",
    "Obrigada por conferir. O local mostra o prédio vizinho, então o erro é deles. Prefiro mandar tudo de novo: posso?",
  ],
  [
    "damaged in transit",
    "delivered",
    [
      [
        "Chegou quebrado[ {order}]",
        "Olá, abri a caixa e {product} veio quebrado. A embalagem estava amassada. Quero o dinheiro de volta só desse item, o resto está ótimo.",
      ],
      [
        "produto danificado",
        "oi, uma das peças ({product}) chegou trincada.[ pedido {order}] posso mandar foto. como fazemos?",
      ],
    ],
    "Que decepção abrir a caixa e achar algo quebrado, sinto muito. Não precisa devolver nada. Uma foto ajuda nossa equipe, mas não é condição.\n\nPosso devolver o valor hoje ou mandar outro, com embalagem dupla. O que prefere?",
    "Prefiro o reembolso desse item. Segue a foto.",
    "Obrigada, a foto mostra que faltou proteção. O reembolso já foi enviado para o cartão e aparece em 3 a 5 dias úteis.",
  ],
  [
    "wrong item sent",
    "delivered",
    [["Item errado[ no pedido {order}]", "Oi, pedi {product} e veio outra coisa. Como faço para trocar?"]],
    "Obrigada por avisar e desculpe a confusão, foi na nossa mesa de embalagem. O item certo sai hoje por nossa conta. Pode ficar com o errado.",
    "Que gentil! Quando chega?",
    "Em geral de dois a oito dias úteis até {city}. O rastreio vai hoje à noite.",
  ],
  [
    "refund not visible yet",
    "refunded",
    [
      [
        "Quando cai o reembolso?[ {order}]",
        "Olá, na semana passada vocês disseram que o valor já tinha sido devolvido, mas não apareceu na fatura.",
      ],
      ["Estorno", "Oi, o banco diz que não há estorno de vocês.[ É sobre o pedido {order}.] Quanto tempo leva?"],
    ],
    "Entendo que você queira ver o dinheiro e não só um e-mail. Do nosso lado está confirmado. Os bancos costumam levar de 3 a 5 dias úteis e, no cartão, às vezes só na próxima fatura.",
    "Certo, vou esperar até sexta.",
    "Obrigada pela paciência. Se não aparecer, escreva e mando o número de referência para o banco.",
  ],
  [
    "address mistyped",
    "not sent",
    [
      [
        "Endereço errado",
        "Socorro, coloquei o endereço antigo[ no pedido {order}]! Dá tempo de mudar? Agora moro em {city}.",
      ],
    ],
    "Que bom que viu a tempo: o pedido ainda não saiu e eu o segurei. Me mande o endereço completo e eu corrijo na hora.",
    "Que alívio! Rua das Palmeiras, 18, ap. 4, o resto é igual.",
    "Corrigido, sai na coleta de hoje.",
  ],
  [
    "changed their mind",
    "not sent",
    [
      ["Cancelar pedido[ {order}]", "Olá, quero cancelar meu pedido, por favor. Escolhi o tamanho errado."],
      ["cancelamento", "oi, meu filho comprou sem querer[ ({order})]. dá para cancelar antes de enviar?"],
    ],
    "Sem problema, ainda não tinha sido embalado. Cancelei o pedido e o valor total volta para o cartão em 3 a 5 dias úteis.",
    "Perfeito. O cupom vale de novo?",
    "Vale, acabei de renovar. Se quiser, ajudo com o tamanho.",
  ],
  [
    "product page leaves it open",
    "none",
    [
      ["Dúvida sobre {product}", "Oi, {product} pode ir na lava-louças? Não achei na página."],
      ["É vegano?", "Olá, antes de comprar: {product} é vegano e tem traços de castanhas?"],
    ],
    "Obrigada por perguntar antes. Confirmei com nosso torrefador: sim. Também pedi para incluir isso na página, porque mais gente deve ter a mesma dúvida.",
    "E quanto tempo dura depois de aberto?",
    "De quatro a seis semanas em lata fechada, longe da luz. Aproveite!",
  ],
  [
    "delighted",
    "delivered",
    [
      [
        "Amei!",
        "Só queria dizer que {product} é maravilhoso e o bilhetinho escrito à mão me fez sorrir. Parabéns à equipe!",
      ],
    ],
    "Sua mensagem foi direto para o mural da embalagem. Obrigada! Tem uma amostra esperando por você no próximo pedido.",
    "Que fofo, então logo compro de novo :)",
    "Vai ser um prazer. Boa semana!",
  ],
  [
    "discount code refused",
    "none",
    [["Cupom não funciona", "Oi, o cupom WELCOME10 da newsletter diz que não é válido. Expirou?"]],
    "Você não fez nada errado. O cupom acabou à meia-noite do nosso fuso e a newsletter não dizia. Criei outro: MORNING15-DENOVO, vale por uma semana.",
    "Funcionou, valeu!",
    "Que bom. A próxima newsletter vai dizer a hora.",
  ],
  [
    "needs a business invoice",
    "any",
    [["Nota fiscal[ do pedido {order}]", "Olá, preciso da nota com os dados da minha empresa. Podem mandar em PDF?"]],
    "Claro. Me mande o nome, o endereço e o CNPJ e a nota chega em uma hora.",
    "Estúdio Lago Ltda., Rua do Moinho, 4. CNPJ 00.000.000/0000-00.",
    "Obrigada, segue o PDF. Guardei os dados para as próximas.",
  ],
  [
    "charged twice",
    "paid at second try",
    [
      [
        "Cobrança em dobro",
        "Oi, aparecem duas cobranças no meu cartão para o mesmo pedido[ {order}]. Por favor, devolvam uma.",
      ],
    ],
    "Eu também ficaria preocupada. Verifiquei: a primeira tentativa foi recusada e nada foi cobrado. O que aparece é uma reserva do banco, que some em até três dias.",
    "Entendi. E se continuar?",
    "Me escreva e mando uma carta para o banco resolver na hora.",
  ],
  [
    "parcel came back to us",
    "came back",
    [
      [
        "Pacote voltou para vocês",
        "Oi, o rastreio diz devolvido ao remetente[ ({order})]. Eu estava viajando. Podem mandar de novo?",
      ],
    ],
    "Que pena, sem aviso não tinha como saber. Voltou inteiro e enviamos de novo por nossa conta. O endereço em {city} está certo?",
    "Sim, o mesmo endereço.",
    "Sai hoje. Pedi que liguem antes. Obrigada pela compreensão!",
  ],
]);
