export const access = {
  title: "Registro de acesso",
  explain: "Quem viu os dados de qual cliente. Ver de novo dentro de dez minutos não acrescenta linha.",
  ownerOnly: "Só o proprietário da conta vê isto.",
  empty: "Nada foi visto nesse período.",
  newest: "Mais recentes",
  older: "Mais antigos",
  download: "Baixar como CSV",
  downloadFailed: "Não foi possível baixar o arquivo. Tente de novo.",
  what: {
    ticket: "{{staff}} abriu o ticket",
    attachment: "{{staff}} baixou um arquivo do ticket",
    export: "{{staff}} baixou uma exportação",
    other: "{{staff}} viu dados de cliente",
  },
  filter: { staff: "Pessoa", everybody: "Todos", day: "Dia", email: "E-mail do cliente", apply: "Mostrar" },
};
