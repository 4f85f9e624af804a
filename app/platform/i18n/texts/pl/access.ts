export const access = {
  title: "Dziennik dostępu",
  explain: "Kto oglądał dane którego klienta. Ponowne obejrzenie w ciągu dziesięciu minut nie dodaje wpisu.",
  ownerOnly: "Widzi to tylko właściciel konta.",
  empty: "W tym czasie nikt niczego nie oglądał.",
  newest: "Najnowsze",
  older: "Starsze",
  download: "Pobierz jako CSV",
  downloadFailed: "Nie udało się pobrać pliku. Proszę spróbować ponownie.",
  what: {
    ticket: "{{staff}}: otwarcie zgłoszenia",
    attachment: "{{staff}}: pobranie pliku ze zgłoszenia",
    export: "{{staff}}: pobranie eksportu",
    other: "{{staff}}: wgląd w dane klienta",
  },
  filter: { staff: "Osoba", everybody: "Wszyscy", day: "Dzień", email: "E-mail klienta", apply: "Pokaż" },
};
