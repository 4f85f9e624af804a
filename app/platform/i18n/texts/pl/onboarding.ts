import type { Translated } from "../../texts.ts";
import type { onboarding as english } from "../en/onboarding.ts";

export const onboarding: Translated<typeof english> = {
  title: "Skonfiguruj dział pomocy",
  progress: "Zrobione {{done}} z {{total}}",
  hide: "Odłóż",
  hideLabel: "Odłóż konfigurację; przywrócisz ją w ustawieniach",
  allDone: "Wszystko gotowe.",
  done: "Gotowe",
  todo: "Do zrobienia",
  step: {
    mailbox: {
      title: "Podłącz skrzynkę",
      body: "Przekazuj adres pomocy do Latte, aby wiadomości klientów stawały się zgłoszeniami.",
      go: "Podłącz skrzynkę",
    },
    test: {
      title: "Wyślij test",
      body: "Wiadomość, która musi wrócić, pokaże, że nic nie ginie.",
      go: "Przetestuj przekazywanie",
    },
    hours: {
      title: "Ustaw godziny",
      body: "Klienci dowiedzą się uczciwie, kiedy ktoś jest dostępny.",
      go: "Ustaw godziny",
    },
    colleagues: {
      title: "Zaproś kogoś z zespołu",
      body: "Daj im dostęp w panelu Shopify w Użytkownikach. Pojawią się po otwarciu Latte.",
      go: "Zobacz, kto tu jest",
    },
    roles: {
      title: "Zdecyduj, ile zespół może oddać",
      body: "Role mają limity; to, co je przekracza, zatwierdza ktoś zaufany. Bez nich każdy może wszystko.",
      go: "Ustaw role",
    },
    refund: {
      title: "Zobacz zwrot, zanim nastąpi",
      body: "Otwórz zgłoszenie z zamówieniem i naciśnij Zwrot: zobaczysz, co by się stało, a nic nie wyjdzie bez potwierdzenia.",
      go: "Otwórz skrzynkę",
    },
    selfService: {
      title: "Pozwól klientom pomóc sobie samym",
      body: "Śledzenie zamówień, Twoje odpowiedzi i formularz kontaktu są na stronach Twojego sklepu, więc wielu nie musi pisać.",
      go: "Skonfiguruj samoobsługę",
    },
  },
};
