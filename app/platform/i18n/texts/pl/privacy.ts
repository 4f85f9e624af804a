export const privacy = {
  title: "Prywatność",
  ownerOnly: "Widzi to tylko właściciel konta.",
  asked: "Przyjęto. Gdy będzie gotowe, pojawi się na liście.",
  list: {
    title: "Wnioski dotyczące danych osobowych",
    explain:
      "O co prosili Shopify i Państwo. Zgodnie z prawem każdy wniosek trzeba spełnić w ciągu 30 dni. Eksport należy przekazać osobie, która o niego prosiła.",
    empty: "Nie było jeszcze żadnych wniosków.",
    due: "Termin",
    done: "Gotowe",
    written_one: "{{count}} rekord w pliku",
    written_few: "{{count}} rekordy w pliku",
    written_many: "{{count}} rekordów w pliku",
    written_other: "{{count}} rekordu w pliku",
    erased_one: "Usunięto lub zmieniono {{count}} rekord",
    erased_few: "Usunięto lub zmieniono {{count}} rekordy",
    erased_many: "Usunięto lub zmieniono {{count}} rekordów",
    erased_other: "Usunięto lub zmieniono {{count}} rekordu",
    nothing: "Niczego nie znaleziono",
    download: "Pobierz",
    until: "Do",
    retracted:
      "Po jego utworzeniu usunięto dane pewnej osoby, dlatego eksport wycofano. W razie potrzeby proszę zlecić nowy.",
    downloadFailed: "Nie udało się pobrać pliku. Proszę spróbować ponownie.",
  },
  kind: {
    data_request: "Eksport danych osoby",
    redact: "Usunięcie danych osoby",
    shop_export: "Eksport wszystkiego",
    shop_erasure: "Usunięcie wszystkiego",
  },
  state: { open: "Czeka", running: "W toku", done: "Gotowe", failed: "Ponawiamy" },
  source: { shopify: "Wniosek Shopify", merchant: "Wniosek własny" },
  waits: {
    acts_open: "Czeka na zakończenie zwrotu, wymiany lub anulowania dotyczącego tej osoby.",
    files_unavailable: "Magazyn plików chwilowo nie odpowiada. Próba zostanie powtórzona sama.",
    failed: "Nie udało się. Próba zostanie powtórzona sama.",
    person_erased: "Usunięto dane osoby, która w nim występuje. Eksport tworzy się od nowa.",
  },
  problem: {
    not_owner: "Może to zrobić tylko właściciel konta.",
    no_address: "To nie jest adres e-mail.",
    confirmation: "To nie jest adres podany wyżej.",
  },
  person: {
    title: "Jedna osoba",
    explain:
      "Eksport lub usunięcie wszystkiego, co Latte ma o osobie, która do Państwa pisała. Danymi w samym Shopify zarządza się na stronie klienta w Shopify.",
    email: "Adres e-mail",
    confirm: "Adres e-mail jeszcze raz",
    confirmHelp:
      "Wiadomości, pliki i e-maile tej osoby zostaną trwale usunięte, a jej zgłoszenia zamknięte. Kwoty zwrotów pozostają w księgach.",
    export: "Eksportuj",
    erase: "Usuń…",
    eraseNow: "Usuń trwale",
    cancel: "Anuluj",
  },
  everything: {
    title: "Wszystko",
    explain:
      "Klienci, zgłoszenia, wiadomości, historia, działania na zamówieniach, zespół, ustawienia, widoki, tagi, skrzynki, zablokowani nadawcy, zamówienia w postaci znanej Latte i dziennik dostępu jako CSV i JSON Lines; załączniki oraz wiadomości w oryginale, dopóki są przechowywane. Bez szkiców, powiadomień, kluczy i haseł. W dużym sklepie trwa to chwilę; można opuścić tę stronę.",
    start: "Eksportuj wszystko",
  },
};
