import type { Translated } from "../../texts.ts";
import type { mailbox as english } from "../en/mailbox.ts";

export const mailbox: Translated<typeof english> = {
  title: "Skrzynki pocztowe",
  explain: "Adresy, na które piszą klienci. Z wiadomości powstają zgłoszenia, a odpowiedzi wychodzą z tych adresów.",
  add: "Podłącz adres",
  addTitle: "Podłącz adres",
  address: "Twój adres pomocy",
  addressHelp:
    "Na przykład pomoc@twoj-sklep.pl. Zostaje u Twojego dostawcy, a Latte dostaje kopie przez przekazywanie.",
  displayName: "Nazwa widoczna dla klientów",
  signature: "Podpis",
  signatureHelp: "Pojawia się pod każdą odpowiedzią z tej skrzynki.",
  connect: "Podłącz",
  empty: "Żadna skrzynka nie jest podłączona.",
  emptyHelp: "Podłącz adres, na który piszą klienci, a ich wiadomości staną się tu zgłoszeniami.",
  lastMail: "Ostatnia wiadomość",
  noMail: "Jeszcze żadnej wiadomości",
  state: {
    direct: "Odbiera bezpośrednio",
    none: "Przekazywanie niesprawdzone",
    waiting: "Test w drodze",
    arrived: "Przekazywanie działa",
    late: "Test nie dotarł",
    removed: "Odłączona",
  },
  forward: {
    title: "1. Przekazuj pocztę do Latte",
    explain: "W ustawieniach dostawcy przekazuj wszystko, co przychodzi na {{address}}, na ten nasz adres:",
    direct: "Poczta na {{address}} trafia do Latte bez przekazywania. Podaj go klientom albo podłącz własny adres.",
    copy: "Kopiuj",
    copied: "Skopiowano",
    gmail:
      "Gmail i Google Workspace: Ustawienia, Przekazywanie i POP/IMAP, Dodaj adres do przekazywania. Google wyśle tam kod; pojawi się w skrzynce tutaj jako zgłoszenie.",
    outlook:
      "Microsoft 365: w centrum administracyjnym Exchange otwórz skrzynkę, Zarządzanie przepływem poczty, Przekazywanie. Zasady spamu wychodzącego muszą pozwalać na przekazywanie na zewnątrz.",
    other:
      "Gdzie indziej: szukaj „przekaż” lub „przekieruj” w ustawieniach skrzynki. Jeśli są oba, lepsze jest przekierowanie, bo zachowuje nadawcę.",
  },
  test: {
    title: "2. Sprawdź, czy działa",
    inExplain: "Wyślemy wiadomość na {{address}} i poczekamy, aż wróci tutaj.",
    inSend: "Wyślij wiadomość testową",
    waiting: "Wysłano. Czekamy na powrót; ta strona zauważy go sama.",
    arrived: "Wróciła: poczta od klientów dociera do Latte, a odpowiedzi wychodzą z {{address}}.",
    late: "Nie wróciła w ciągu {{minutes}} minut. Sprawdź, czy przekazywanie jest włączone i potwierdzone, czy nasz adres jest wpisany dokładnie i czy wiadomość nie leży w spamie. Potem wyślij kolejną.",
    unproven:
      "Dopóki test nie wróci, odpowiedzi wychodzą z naszego adresu: tylko kto odbiera pocztę na {{address}}, może pisać w jego imieniu.",
    outExplain: "I droga na zewnątrz: wiadomość z tej skrzynki na Twój własny adres.",
    outSend: "Wyślij do mnie",
    outOk: "Nasz serwer pocztowy ją przyjął. Zajrzyj do swojej skrzynki i do spamu.",
    outFailed: "Nasz serwer pocztowy jej nie przyjął:",
  },
  testMail: {
    in: {
      subject: "Test Latte, nic nie trzeba robić",
      body: "Ta wiadomość pokazuje sklepowi {{shop}}, że poczta dociera do działu pomocy. Powinna zostać przekazana automatycznie; nie trzeba na nią odpowiadać.",
    },
    out: {
      subject: "Test Latte: tak docierają Twoje odpowiedzi",
      body: "Ta wiadomość wyszła z działu pomocy sklepu {{shop}} tak jak odpowiedzi do klientów. Jeśli trafiła do spamu, sprawdź SPF, DKIM i DMARC w ustawieniach skrzynki.",
    },
  },
  dns: {
    title: "3. Trzymaj odpowiedzi z dala od spamu",
    explain: "Rekordy w Twojej domenie, które mówią innym serwerom, kto może wysyłać w Twoim imieniu.",
    check: "Sprawdź teraz",
    never: "Jeszcze nie sprawdzono.",
    ownDomain: "Ten adres jest w naszej domenie: dbamy o jej rekordy.",
    state: {
      ok: "Jest",
      missing: "Brak",
      wrong: "Do zmiany",
      unknown: "Brak odpowiedzi",
      not_ours: "Podpisuje Twój dostawca poczty",
    },
    fault: {
      several: "Jest kilka takich rekordów; może być tylko jeden.",
      without_us: "Nie ma w nim naszego serwera pocztowego.",
      revoked: "Klucz w nim został wycofany.",
      elsewhere: "Prowadzi gdzie indziej.",
      no_policy: "Nie podaje zasad (p=).",
    },
    found: "Teraz:",
    wanted: "Rekord do ustawienia:",
    unknownHelp: "DNS nie odpowiedział. Spróbuj za chwilę.",
  },
  secret: {
    title: "Poczta przez HTTP",
    explain: "Dla dostawców, którzy przekazują pocztę przez HTTP zamiast przekierowania. Wysyłają przy tym ten sekret.",
    make: "Utwórz sekret",
    renew: "Utwórz nowy sekret",
    renewWarning: "Stary przestanie działać od razu.",
    once: "Pokazany tylko teraz. Skopiuj go:",
    ownerOnly: "Może to zrobić tylko właściciel konta.",
  },
  disconnect: {
    button: "Odłącz",
    title: "Odłączyć {{address}}?",
    explain:
      "Nie będzie już przyjmować poczty: nadawcy dowiedzą się, że adres nie istnieje. Zgłoszenia zostają. Możesz ją podłączyć ponownie.",
    again: "Podłącz ponownie",
    done: "Ta skrzynka jest odłączona i nie przyjmuje poczty. Zgłoszenia zostają.",
  },
  problem: {
    address_invalid: "To nie jest adres e-mail.",
    address_plus: "Pomiń część od znaku plus.",
    address_ours: "Ten adres jest w naszej domenie. Podłącz adres u własnego dostawcy.",
    address_no_reply: "Na taki adres klienci nie mogą pisać.",
    address_here: "Ten adres jest już podłączony.",
    address_disconnected: "Ten adres został odłączony. Otwórz go poniżej i podłącz ponownie.",
    address_taken:
      "Ten adres jest podłączony do innego sklepu. Jeśli należy do Ciebie, poproś nasze wsparcie o jego zwolnienie.",
    too_many_mailboxes: "Sklep ma już tyle skrzynek, ile może.",
    name_missing: "Podaj nazwę.",
    not_connected: "Najpierw podłącz skrzynkę.",
    too_many_tests: "Najwyżej pięć testów w dziesięć minut. Spróbuj nieco później.",
    no_own_address: "Shopify nie podało nam Twojego adresu e-mail.",
    not_taken: "Nasz serwer pocztowy jej nie przyjął:",
  },
};
