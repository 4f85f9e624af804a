import type { credit as english } from "../en/credit.ts";
import type { Translated } from "../../texts.ts";

export const credit: Translated<typeof english> = {
  open: "Środki w sklepie",
  title: "Przyznaj środki w sklepie, {{name}}",
  what: "Środki w sklepie",
  amount: "Kwota",
  has: "{{who}} ma teraz {{amount}}.",
  until: "Do wykorzystania do",
  untilHint: "Puste: bezterminowo.",
  notify: "Shopify wyśle o tym wiadomość do klienta",
  noteHint: "Zostaje w tym zgłoszeniu. Widzi ją tylko zespół.",
  noRefund: "To dodatkowy prezent: niczego nie zwraca. To, co zapłacono, wraca jako zwrot pieniędzy.",
  preview: {
    title: "Ile klient będzie mieć",
    choose: "Wpisz kwotę, aby zobaczyć, ile klient będzie mieć.",
    before: "Teraz",
    gift: "Prezent",
    after: "Potem",
  },
  confirm: "Przyznaj {{amount}} w sklepie",
  confirmNothing: "Przyznaj środki",
  result: {
    succeeded: {
      title: "Przyznano {{amount}} do wykorzystania w sklepie",
      confirmed: "Klient może z nich korzystać od razu.",
      sent: "Klient może z nich korzystać.",
      none: "Klient może z nich korzystać od razu.",
    },
  },
  line: {
    succeededBy: "{{who}}: przyznano {{amount}} do wykorzystania w sklepie, zamówienie {{order}}",
  },
  decide: {
    asked: "Poprosiliśmy o przyznanie {{amount}} w sklepie: {{when}}.",
    listed: "Shopify pokazuje jako przyznane od tego czasu:",
    noneListed: "Od tego czasu Shopify nie pokazuje nic przyznanego.",
    effect: {
      made: "{{amount}} będzie uznane za przyznane. Do Shopify nic więcej nie zostanie wysłane i nie można tego cofnąć.",
      not_made: "{{amount}} będzie uznane za nieprzyznane i można je przyznać ponownie. Nie można tego cofnąć.",
    },
  },
  problem: {
    scope_missing: "Aplikacja potrzebuje zgody na przeglądanie i przyznawanie środków w sklepie.",
    no_customer: "Zamówienie nie ma konta klienta, któremu można by przyznać środki. To, co zapłacono, można zwrócić.",
    malformed: "Wpisz kwotę, na przykład 10,50.",
  },
};
