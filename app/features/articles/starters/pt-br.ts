import type { Starters } from "./starter.ts";

export const startersPtBr: Starters = {
  payment_methods: {
    title: "Como posso pagar?",
    body: `Você pode pagar com [[formas de pagamento que você oferece]].

A cobrança no cartão é feita [[quando: na hora ou no envio]]. Os preços incluem [[impostos incluídos]].

**Meu pagamento não foi aprovado**

- Confira se o endereço e os dados do cartão são os mesmos que o banco tem.
- Alguns bancos pedem que você confirme o pagamento no aplicativo deles.
- Enquanto não houver confirmação nossa, nada foi pedido. Um valor apenas reservado pelo banco volta sozinho, em geral em até [[número de dias]] dias.`,
  },
  invoice: {
    title: "Onde encontro a nota fiscal?",
    body: `Enviamos a nota fiscal [[como: por e-mail com a confirmação do pedido ou no pacote]].

Precisa dela de novo, ou com o nome da empresa e CNPJ? Escreva para nós com o número do pedido e os dados; você recebe em até [[número de dias]] dias úteis.`,
  },
  change_order: {
    title: "Posso alterar ou cancelar meu pedido?",
    body: `Sim, enquanto não começarmos a embalar. Em geral são [[número de horas]] horas depois da compra.

Procure o pedido em “Rastrear pedido”. Ali aparece o que ainda é possível: cancelar ou mudar o endereço. Para outras mudanças, escreva para nós o quanto antes.

Depois que o pacote sai, não podemos mais alterá-lo. Você pode devolver: veja “Como faço uma devolução?”.`,
  },
  confirmation_missing: {
    title: "Não recebi a confirmação do pedido",
    body: `Ela é enviada para o e-mail informado em poucos minutos.

- Veja na caixa de spam.
- Talvez o endereço tenha um erro de digitação. Procure o pedido pelo número em “Rastrear pedido” ou escreva para nós com seu nome e o que você comprou.

Se o banco mostra o pagamento, temos o seu pedido. Não compre de novo; fale com a gente.`,
  },
  delivery_time: {
    title: "Quanto tempo leva e quanto custa a entrega?",
    body: `Pedidos feitos antes das [[horário]] saem [[no mesmo dia ou no próximo]] dia útil.

- [[País ou região]]: [[número de dias]] dias úteis, [[preço]].
- [[Outro país ou região]]: [[número de dias]] dias úteis, [[preço]].

A entrega é grátis a partir de [[valor]]. Enviamos por [[transportadoras]].`,
  },
  track: {
    title: "Onde está meu pedido?",
    body: `Abra “Rastrear pedido” e informe o número do pedido e o e-mail ou telefone da compra. Você vê onde está o pacote, o que vem depois e quando esperar.

É comum ficar um ou dois dias sem novidade enquanto o pacote viaja. Se demorar mais que o normal, a página avisa e ajuda.`,
  },
  not_arrived: {
    title: "Consta como entregue, mas não recebi",
    body: `Primeiro, confira

- com vizinhos e pessoas da casa, e onde costumam deixar pacotes;
- se há um aviso da transportadora e o ponto de retirada indicado;
- se o endereço do pedido está certo.

Às vezes a entrega é registrada um dia antes. Se não chegar depois de [[número de dias]] dias, escreva para nós em até [[número de dias]] dias. Falamos com a transportadora e [[o que você faz: enviamos de novo ou devolvemos o dinheiro]].`,
  },
  return: {
    title: "Como faço uma devolução?",
    body: `Você tem [[número de dias]] dias a partir da entrega. Os produtos devem estar [[estado: sem uso, na embalagem]].

- Procure o pedido em “Rastrear pedido” e peça a devolução.
- Enviamos [[uma etiqueta ou um endereço]].
- Embale bem e poste em até [[número de dias]] dias.

O envio de volta é pago por [[quem paga]]. Não aceitamos devolução de [[o que está excluído]].

Chegou quebrado ou errado? Então você não paga nada: avise, de preferência com uma foto.`,
  },
  exchange: {
    title: "Posso trocar por outro tamanho ou cor?",
    body: `Sim, em até [[número de dias]] dias, se tivermos em estoque. Procure o pedido em “Rastrear pedido” e escolha o que quer trocar e pelo quê.

O novo sai [[quando: na hora ou quando o antigo voltar]]. Se custar mais, você paga a diferença; se custar menos, nós devolvemos.`,
  },
  refund_time: {
    title: "Quando recebo meu dinheiro de volta?",
    body: `Fazemos o reembolso em até [[número de dias]] dias úteis depois que o pacote volta, na mesma forma de pagamento. Você recebe um e-mail quando isso acontece.

A partir daí depende do banco: no cartão costuma levar de 5 a 10 dias úteis; outros meios são mais rápidos. O frete [[é reembolsado ou não]].`,
  },
  sign_in: {
    title: "Como entro na minha conta?",
    body: `Em “Conta”, informe seu e-mail. Enviamos um código de seis dígitos, e com ele você entra. Não há senha para esquecer.

Não chegou? Veja no spam e confira se é o e-mail da compra. O código vale por pouco tempo: peça um novo.`,
  },
  my_data: {
    title: "Como altero ou apago meus dados?",
    body: `Nome e endereços você altera na sua conta. Para mudar o e-mail, escreva para nós a partir do antigo.

Você pode perguntar a qualquer momento quais dados temos e pedir que sejam apagados: escreva para [[endereço de e-mail]]. O que a lei nos obriga a guardar, como notas fiscais, guardamos pelo prazo necessário. Mais detalhes na política de privacidade.`,
  },
};
