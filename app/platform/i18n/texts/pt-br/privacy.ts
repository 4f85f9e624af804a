export const privacy = {
  title: "Privacidade",
  ownerOnly: "Só o proprietário da conta vê isto.",
  asked: "Registrado. Aparece na lista quando estiver pronto.",
  list: {
    title: "Solicitações sobre dados pessoais",
    explain:
      "O que a Shopify e você pediram. Por lei, cada uma deve ser atendida em até 30 dias. Entregue a exportação à pessoa que a pediu.",
    empty: "Nada foi pedido ainda.",
    due: "Prazo",
    done: "Concluído",
    written_one: "{{count}} registro no arquivo",
    written_many: "{{count}} de registros no arquivo",
    written_other: "{{count}} registros no arquivo",
    erased_one: "{{count}} registro apagado ou alterado",
    erased_many: "{{count}} de registros apagados ou alterados",
    erased_other: "{{count}} registros apagados ou alterados",
    nothing: "Nada foi encontrado",
    download: "Baixar",
    until: "Até",
    retracted:
      "Os dados de uma pessoa foram apagados depois que ela foi feita, por isso foi retirada. Peça outra se precisar.",
    downloadFailed: "Não foi possível baixar o arquivo. Tente de novo.",
  },
  kind: {
    data_request: "Exportação de uma pessoa",
    redact: "Exclusão de uma pessoa",
    shop_export: "Exportação de tudo",
    shop_erasure: "Exclusão de tudo",
  },
  state: { open: "Aguardando", running: "Em andamento", done: "Concluído", failed: "Tentando de novo" },
  source: { shopify: "Pedido pela Shopify", merchant: "Pedido por você" },
  waits: {
    acts_open: "Aguarda o fim de um reembolso, uma substituição ou um cancelamento desta pessoa.",
    files_unavailable: "O armazenamento de arquivos não responde agora. A tentativa se repete sozinha.",
    failed: "Não deu certo. A tentativa se repete sozinha.",
    person_erased: "Os dados de uma pessoa que está nela foram apagados. Ela está sendo refeita.",
  },
  problem: {
    not_owner: "Só o proprietário da conta pode fazer isto.",
    no_address: "Isto não é um endereço de e-mail.",
    confirmation: "Não é o endereço acima.",
  },
  person: {
    title: "Uma pessoa",
    explain:
      "Exporte ou apague tudo o que o Latte tem sobre alguém que escreveu para você. O que a própria Shopify guarda é gerido na página do cliente na Shopify.",
    email: "Endereço de e-mail",
    confirm: "Endereço de e-mail mais uma vez",
    confirmHelp:
      "Mensagens, arquivos e e-mails desta pessoa são apagados de vez, e os tickets dela são fechados. Os valores dos reembolsos ficam nos seus registros.",
    export: "Exportar",
    erase: "Apagar…",
    eraseNow: "Apagar de vez",
    cancel: "Cancelar",
  },
  everything: {
    title: "Tudo",
    explain:
      "Clientes, tickets, mensagens, históricos, ações em pedidos, equipe, configurações, visualizações, etiquetas, caixas de e-mail, remetentes bloqueados, os pedidos como o Latte os conhece e o registro de acessos, em CSV e JSON Lines; os anexos e os e-mails originais enquanto são guardados. Ficam de fora rascunhos, notificações, chaves e senhas. Uma loja grande leva algum tempo; você pode sair desta página.",
    start: "Exportar tudo",
  },
};
