import type { Translated } from "../../texts.ts";
import type { cancellation as english } from "../en/cancellation.ts";

export const cancellation: Translated<typeof english> = {
  open: "Anuluj zamówienie",
  title: "Anulowanie zamówienia {{name}}",
  loading: "Pytamy Shopify, czy zamówienie można anulować",
  cannotLoad: "Nie udało się teraz zapytać Shopify. Nic nie anulowano.",
  cannotUndo: "Anulowanego zamówienia nie da się przywrócić.",
  running: "Shopify anuluje to zamówienie…",
  reason: {
    CUSTOMER: "Klient zmienił zdanie lub zrezygnował",
    INVENTORY: "Brak w magazynie",
    FRAUD: "Oszustwo",
    DECLINED: "Płatność odrzucona",
    STAFF: "Nasz błąd",
    OTHER: "Inny",
  },
  refund: {
    label: "Pieniądze",
    original: "Zwróć wszystko, co zostało ({{amount}})",
    none: "Nie zwracaj niczego",
    nothingPaid: "Nie ma wpłaty, którą można by zwrócić.",
    authorized: "{{amount}} jest tylko zablokowane na karcie klienta. Shopify zwolni tę blokadę.",
  },
  restock: "Zwróć produkty do magazynu",
  notify: "Shopify wyśle klientowi wiadomość o anulowaniu",
  preview: {
    title: "Co się stanie",
    nothingBack: "Żadne pieniądze nie wrócą.",
  },
  confirm: "Anuluj zamówienie i zwróć {{amount}}",
  confirmOnly: "Anuluj zamówienie bez zwrotu",
  confirmUnpaid: "Anuluj zamówienie",
  result: {
    succeeded: {
      title: "Zamówienie anulowane, zwrócono {{amount}}",
      titleOnly: "Zamówienie anulowane",
      decided: "{{who}} potwierdza, że w Shopify je anulowano. O pieniądzach Shopify nic więcej nam nie mówi.",
      failed:
        "Shopify anulowało zamówienie, ale pieniądze nie wróciły. Klient ich nie dostał: wykonaj zwrot w Shopify.",
      none: "Żadne pieniądze nie miały wrócić.",
      missing:
        "Zamówienie anulowano, ale brakuje zwrotu lub jego części. Szukamy go przez 30 dni i napiszemy tutaj, gdy się pojawi. Zwrot można też wykonać w Shopify.",
    },
    failed: {
      title: "Zamówienia nie anulowano",
    },
    refundAwaited: {
      title: "Zamówienie anulowane, czekamy na zwrot",
      body: "Shopify anulowało zamówienie, ale nie wykonało jeszcze zwrotu. Możesz pracować dalej: zgłoszenie pokaże, gdy się pojawi.",
    },
    running: {
      title: "Shopify anuluje zamówienie…",
      body: "To może chwilę potrwać. Możesz pracować dalej: zgłoszenie pokaże wynik.",
    },
    unknown: {
      title: "Nie wiemy jeszcze, czy anulowano zamówienie",
      body: "Shopify nie odpowiedziało na czas. Sprawdzamy dalej i nie prosimy drugi raz. Zgłoszenie pokaże wynik.",
    },
    needs_person: {
      title: "Sprawdź to zamówienie w Shopify",
      body: "Nie udało się ustalić, czy je anulowano. Obejrzyj zamówienie w Shopify, zanim zrobisz z nim coś innego.",
    },
  },
  line: {
    succeededBy: "{{who}}: anulowano zamówienie {{order}} i zwrócono {{amount}}",
    succeededFree: "{{who}}: anulowano zamówienie {{order}}",
    running: "Zamówienie {{order}} jest anulowane",
    refundAwaited: "Zamówienie {{order}} anulowano; czekamy na zwrot",
    failed: "Zamówienia {{order}} nie anulowano",
    unknown: "Anulowanie zamówienia {{order}}: Shopify nie odpowiedziało, sprawdzamy dalej",
    needs_person: "Anulowanie zamówienia {{order}}: sprawdź w Shopify, czy je wykonano",
    decidedMade: "Anulowanie zamówienia {{order}}: {{who}} potwierdza, że w Shopify je wykonano",
    decidedNotMade: "Anulowanie zamówienia {{order}}: {{who}} potwierdza, że w Shopify go nie wykonano",
    drafted: "Anulowanie zamówienia {{order}} przygotowane",
    awaiting_approval: "Anulowanie zamówienia {{order}} czeka na zgodę",
  },
  decide: {
    asked: "Poprosiliśmy o anulowanie ze zwrotem {{amount}} ({{when}}).",
    listed: "W Shopify zamówienie nie jest anulowane. Od tego czasu zwrócono:",
    noneListed: "W Shopify zamówienie nie jest anulowane.",
    another: "zwrot wykonany tutaj",
    found: "Shopify pokazuje jednak, jak się to skończyło.",
    withheld: "Shopify nie pokazuje nam tego zamówienia. Sprawdź je w Shopify.",
    tooEarly: "Zamówienie może jeszcze zostać anulowane. Że tak się nie stało, można stwierdzić od: {{when}}.",
    made: "Zamówienie anulowano",
    not_made: "Zamówienia nie anulowano",
    effect: {
      made: "Zamówienie będzie uznane za anulowane, ze zwrotem {{amount}}. Do Shopify nic więcej nie zostanie wysłane i nie da się tego cofnąć.",
      not_made:
        "Zamówienie będzie uznane za nieanulowane; można je będzie znów anulować lub zrobić zwrot. Nie da się tego cofnąć.",
    },
    confirm: {
      made: "Tak, anulowano je",
      not_made: "Tak, nie anulowano go",
    },
  },
  locked:
    "Połączenie zostało przerwane, więc jeszcze nie wiemy. Zapytaj ponownie: zamówienie nie zostanie anulowane dwa razy. Do tego czasu nie można tu niczego zmienić.",
  may: {
    cancelled: "To zamówienie jest anulowane.",
    fulfilled: "Zamówienie wysłano, więc nie można go anulować. Zrób zwrot pieniędzy albo przyjmij zwrot towaru.",
    other_act: "Będzie można je anulować, gdy zakończy się inne działanie na nim.",
    scope_missing: "Aplikacja potrzebuje Twojej zgody na anulowanie zamówień.",
  },
  problem: {
    scope_missing: "Aplikacja potrzebuje Twojej zgody na anulowanie zamówień.",
    cancelled: "To zamówienie jest już anulowane.",
    fulfilled:
      "Całość lub część wysłano, więc Shopify go nie anuluje. Zwróć pieniądze za to, czego nie wysłano, albo najpierw anuluj wysyłkę w Shopify.",
    malformed: "Wybierz jedną z możliwości.",
    note_too_long: "Notatka jest za długa: najwyżej {{detail}} znaków.",
    payment_unknown: "Shopify nie mówi, na którą płatność pieniądze mogą wrócić. Anuluj zamówienie w Shopify.",
    not_reached: "Shopify jest nieosiągalne. Nic nie anulowano; spróbuj ponownie.",
    cancelled_elsewhere:
      "Ktoś w międzyczasie anulował zamówienie w Shopify. To nie było to działanie: sprawdź tam, co zwrócono.",
    not_done: "Shopify przyjęło prośbę i nie anulowało zamówienia. Obejrzyj je w Shopify albo spróbuj ponownie.",
    person_not_made: "Ktoś sprawdził w Shopify: zamówienia nie anulowano.",
    payment_failed: "Operator płatności odrzucił zwrot.",
    refund_missing: "Shopify anulowało zamówienie i nie wykonało zwrotu.",
    too_early: "Zamówienie może jeszcze zostać anulowane. Że tak się nie stało, można stwierdzić od: {{detail}}.",
    no_sign: "Poproszono o to dawno temu, a w Shopify nie ma po tym śladu.",
  },
  noteHint: "Zostaje przy zamówieniu. Widzi ją tylko Twój zespół. Najwyżej 200 znaków.",
};
