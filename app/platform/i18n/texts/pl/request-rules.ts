import type { Translated } from "../../texts.ts";
import type { requestRules as english } from "../en/request-rules.ts";

export const requestRules: Translated<typeof english> = {
  title: "Prośby klientów",
  explain:
    "Na stronie swojego zamówienia w sklepie klienci mogą o to prosić bez pisania. „Od razu” dzieje się samo, w granicach zasad i limitów poniżej; wszystko inne staje się zgłoszeniem ze wszystkim, co potrzebne, do załatwienia jednym kliknięciem. Puste pole niczego nie ogranicza.",
  ownerOnly: "Tylko właściciele zmieniają to, co dzieje się od razu. Możesz to obejrzeć.",
  kind: {
    cancel: "Anulowanie zamówienia",
    address: "Zmiana adresu",
    return: "Zwrot",
    exchange: "Wymiana",
    missing: "Czegoś brakuje",
    damaged: "Coś jest uszkodzone",
    wrong_item: "Niewłaściwy produkt",
    quality: "Nie takie, jak powinno",
    late: "Opóźnienie",
  },
  mode: { now: "Od razu", ask: "Najpierw zapytaj nas", off: "Niedostępne" },
  group: {
    before: "Przed wysyłką",
    beforeHelp:
      "Od razu tylko dla zalogowanych albo dla tych, którzy wpiszą kod wysłany na adres z zamówienia; i tylko dopóki nikt nie zaczął pakować. Anulowanie zwraca wszystko tą samą drogą, którą zapłacono.",
    after: "Gdy już dotrze",
    afterHelp:
      "Od razu tylko dla klientów zalogowanych na swoje konto; dla pozostałych powstaje zgłoszenie. Liczy się też termin zwrotu z zasad.",
    problems: "Coś jest nie tak",
    problemsHelp: "Na to zawsze patrzy człowiek. Klienci mogą dołączyć zdjęcia.",
  },
  sentence: {
    before: "[mode]. Dostępne przez [days] dni od zamówienia, do wysyłki.",
    after: "[mode]. Dostępne przez [days] dni od dostarczenia.",
    late: "[mode]. Dostępne, dopóki jest w drodze.",
    now: "Od razu tylko w ciągu pierwszych [minutes] minut, dla zamówień do [most] i nie wtedy, gdy klient lub produkt ma jeden z tagów [tags].",
    nowReturn:
      "Od razu tylko w ciągu pierwszych [minutes] minut od zamówienia, dla zamówień do [most] i nie wtedy, gdy klient lub produkt ma jeden z tagów [tags].",
  },
  field: {
    mode: "{{kind}}: co się dzieje",
    days: "{{kind}}: przez ile dni",
    minutes: "{{kind}}: od razu przez ile minut",
    most: "{{kind}}: od razu do jakiej kwoty",
    tags: "{{kind}}: tagi, przy których pytamy, po przecinku",
  },
  bounds: {
    title: "Wszystko razem",
    help: "Aby żadna pomyłka ani atak nie zaszły daleko. Co ponad to, staje się zgłoszeniem.",
    sentence:
      "W ciągu dnia klienci robią od razu najwyżej [count] rzeczy, a to, co się przez to zwraca lub daje, to najwyżej [sum].",
    count: "Ile rzeczy klienci robią od razu w ciągu dnia",
    sum: "Ile klienci przyznają sobie w ciągu dnia",
  },
  instructions: {
    title: "Jak odsyłać",
    help: "Klient widzi to, gdy zwrot lub wymiana są uzgodnione od razu. Puste: zgłoszenie pozostaje otwarte i ktoś do niego pisze.",
  },
  preview: {
    title: "Co widzi klient",
    help: "Na stronie zamówienia, dla którego jest to możliwe.",
    now: "przycisk; dzieje się to od razu, a strona mówi, jak to idzie",
    ask: "przycisk; „Ktoś z nas to sprawdzi”, a strona mówi, jak to idzie",
    off: "nic",
  },
  problem: {
    changed: "Ktoś inny w międzyczasie zapisał zmiany. Twoje zmiany nadal tu są: sprawdź je i zapisz ponownie.",
    number_wrong: "Podaj liczbę całkowitą: {{detail}}.",
    too_long: "To jest za długie.",
    no_currency: "Shopify nie podał jeszcze waluty sklepu. Spróbuj za minutę.",
    day_sum_missing:
      "Podaj, ile klienci mogą sobie przyznać w ciągu dnia. Bez tego nic, co kosztuje pieniądze, nie dzieje się od razu.",
    amount: "To nie jest kwota w {{detail}}.",
  },
  card: {
    failed: "Nie udało się wczytać prośby klienta.",
    title: {
      cancel: "Chce anulować",
      address: "Chce inny adres",
      return: "Chce coś zwrócić",
      exchange: "Chce coś wymienić",
      missing: "Mówi, że czegoś brakuje",
      damaged: "Mówi, że coś jest uszkodzone",
      wrong_item: "Mówi, że to niewłaściwy produkt",
      quality: "Mówi, że coś jest nie takie, jak powinno",
      late: "Mówi, że jest opóźnione",
    },
    state: {
      looking: "Czeka na Ciebie",
      doing: "W toku",
      checking: "Jeszcze niepewne",
      answered: "Odpowiedziano",
      done: "Zrobione",
    },
    customer: "Wiadomo, że to osoba z tego zamówienia",
    guest: "Zna numer i adres zamówienia",
    instead: "w zamian: {{title}}",
    held: "Nie zrobiono od razu: {{why}}",
    why: {
      mistake: "Zamówione przez pomyłkę",
      mind: "Zmiana decyzji",
      cheaper: "Gdzie indziej taniej",
      slow: "Trwa zbyt długo",
      other: "Inny powód",
    },
    act: {
      cancellation: "Anuluj zamówienie",
      address: "Zmień adres",
      return: "Utwórz zwrot",
      exchange: "Utwórz wymianę",
      replacement: "Wyślij ponownie",
      refund: "Zwróć pieniądze",
    },
  },
  held: {
    over_limit: "przekroczyłoby to Twój limit.",
    policy: "wykracza to poza Twoje zasady.",
    exception: "tak mówi tag klienta lub produktu.",
    fulfilled: "w międzyczasie zostało wysłane.",
    cancelled: "w międzyczasie zostało anulowane.",
    order_changed: "zamówienie w międzyczasie się zmieniło.",
    other_act: "z tym zamówieniem dzieje się coś innego.",
    not_reached: "nie udało się połączyć z Shopify.",
    scope_missing: "Latte nie ma do tego uprawnienia.",
    not_chosen: "klient napisał słowami, czego chce.",
    not_now: "reguła zmieniła się w tej chwili.",
    other: "zamówienie w Shopify na to nie pozwoliło.",
  },
};
