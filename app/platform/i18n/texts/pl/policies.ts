import type { policies as english } from "../en/policies.ts";
import type { Translated } from "../../texts.ts";

export const policies: Translated<typeof english> = {
  title: "Zasady",
  explain:
    "To, co tu ustalisz, pojawia się przy każdym działaniu, którego dotyczy. Kto od tego odstępuje, podaje powód; zostaje on przy działaniu, w zgłoszeniu i w dzienniku. Nic nie obowiązuje, dopóki tego nie ustalisz.",
  ownerOnly: "Zasady zmieniają tylko właściciele. Możesz je obejrzeć.",
  notSet: "Nie ustalono: nic o tym nie mówimy i o nic nie pytamy.",
  name: {
    return_window: "Czas na zwrot",
    return_shipping: "Odesłanie",
    no_questions: "Bez pytań",
    vip: "Klienci VIP",
  },
  returnWindow: {
    sentence: "Klienci mogą odsyłać towar w ciągu [days] dni od [from].",
    days: "Dni na zwrot",
    from: "Od czego liczy się czas na zwrot",
    help: "Dotyczy zwrotów pieniędzy, zwrotów towaru i ponownych wysyłek. Liczy się ostatnie doręczenie, o którym wie Shopify; jeśli nie wie o żadnym, nic nie twierdzimy.",
  },
  from: { delivery: "doręczenia", order: "zamówienia" },
  returnShipping: {
    sentence: "[payer] za odesłanie.",
    payer: "Kto płaci za odesłanie",
    ourFault: "Gdy to nasz błąd, płacimy my",
    help: "Widoczne przy zwrotach pieniędzy i towaru. Kto potrąca za odesłanie, choć płacicie Wy, albo daje etykietę za darmo, choć płaci klient, podaje powód.",
  },
  payer: { none: "Nie ustalono", customer: "Płaci klient", shop: "Płacimy my" },
  noQuestions: {
    sentence: "Do [amount] nikt nie pyta o powód.",
    amount: "Kwota, do której nikt nie pyta o powód",
    help: "Kto jednym działaniem daje więcej, podaje powód. Do tej kwoty powód nie jest potrzebny, także po upływie czasu na zwrot.",
  },
  vip: {
    sentence: "Klient VIP ma [orders] zamówień albo wydał [spent], albo ma tag [tag].",
    orders: "Liczba zamówień klienta VIP",
    spent: "Kwota wydana przez klienta VIP",
    tag: "Tag klienta VIP",
    help: "Wystarczy jedno; zostaw puste to, co się nie liczy. Zamówienia i wydatki liczy Shopify.",
    timesSentence: "Dla klientów VIP limity ról liczą się [times] razy.",
    times: "Ile razy liczą się limity ról dla klientów VIP",
    timesHelp:
      "Limity na jedno działanie i na jednego klienta w roku; dzienny limit osoby się nie zmienia. Puste: jak dla wszystkich.",
  },
  why: {
    label: "Dlaczego mimo to",
    hint: "Zostaje przy działaniu, w tym zgłoszeniu i w dzienniku. Klient tego nie dostaje.",
    said: "„{{reason}}”",
  },
  said: {
    inside: {
      delivery: "W czasie na zwrot: doręczono {{when}}, dozwolone: {{allowed}}.",
      order: "W czasie na zwrot: zamówiono {{when}}, dozwolone: {{allowed}}.",
    },
    outside: {
      delivery: "Po czasie na zwrot: doręczono {{when}}, dozwolone: {{allowed}}.",
      order: "Po czasie na zwrot: zamówiono {{when}}, dozwolone: {{allowed}}.",
    },
    not_sent: "Nic jeszcze nie wysłano: czas na zwrot ({{allowed}}) się nie zaczął.",
    on_its_way: "Według Shopify nie wszystko doręczono: czas na zwrot ({{allowed}}) się nie zaczął.",
    unknown: "Shopify nie wie, kiedy doręczono: nie da się ocenić czasu na zwrot ({{allowed}}).",
    theyShip: "Według Twoich zasad za odesłanie płaci klient.",
    theyShipUnless: "Według Twoich zasad za odesłanie płaci klient, chyba że to nasz błąd.",
    theyShipLabel: "Według Twoich zasad za odesłanie płaci klient: tutaj dajemy etykietę i nic nie potrącamy.",
    theyShipLabelUnless:
      "Według Twoich zasad za odesłanie płaci klient, chyba że to nasza wina: tutaj dajemy etykietę i nic nie potrącamy.",
    weShipFee: "Według Twoich zasad za odesłanie płacimy my: tutaj płaci klient.",
    weShip: "Według Twoich zasad za odesłanie płacimy my.",
    unasked: "Do {{amount}} nikt nie pyta o powód.",
    asked: "Powyżej {{amount}}, do których nikt nie pyta o powód.",
    askedUnknown: "Jeszcze nie wiadomo, czy zmieści się w kwocie {{amount}}, do której nikt nie pyta o powód.",
    vipOrders_one: "VIP: {{count}} zamówienie.",
    vipOrders_few: "VIP: {{count}} zamówienia.",
    vipOrders_many: "VIP: {{count}} zamówień.",
    vipOrders_other: "VIP: {{count}} zamówienia.",
    vipSpent: "VIP: wydał {{sum}}.",
    vipTag: "VIP: tag „{{tag}}”.",
    vipTimes: "{{who}} Limity ról liczą się {{count}} razy.",
  },
  problem: {
    not_allowed: "Zasady zmieniają tylko właściciele.",
    malformed: "Wpisz kwotę, na przykład 25 lub 25,50.",
    number_wrong: "Liczba całkowita: {{detail}}.",
    too_long: "Najwyżej 40 znaków.",
    zero: "Wpisz kwotę większą od 0 albo zostaw puste.",
    vip_missing: "Najpierw ustal, kto jest klientem VIP.",
  },
};
