import type { Translated } from "../../texts.ts";
import type { common as english } from "../en/common.ts";

export const common: Translated<typeof english> = {
  appName: "Latte",
  nav: {
    inbox: "Skrzynka",
    articles: "Artykuły pomocy",
    selfService: "Samoobsługa",
    reports: "Raporty",
    settings: "Ustawienia",
  },
  status: {
    new: "Nowe",
    open: "Otwarte",
    pending: "Czeka na klienta",
    on_hold: "Wstrzymane",
    solved: "Rozwiązane",
    closed: "Zamknięte",
    spam: "Spam",
  },
  action: {
    retry: "Spróbuj ponownie",
    showMore: "Pokaż więcej",
  },
  outside: {
    title: "Latte otwiera się w panelu Shopify",
    explain: "Otwórz aplikację z listy aplikacji w panelu; po tym Latte poznaje Twój sklep.",
    link: "Przejdź do panelu Shopify",
  },
  none: "–",
  quoted: "„{{text}}”",
  error: {
    title: "Coś poszło nie tak",
    body: "To nasza wina i zostało to zapisane. To, co zostało wpisane, nadal tu jest. Spróbuj ponownie.",
    notFoundTitle: "Tego tu nie ma",
    notFoundBody: "Mogło zostać usunięte albo adres jest nieprawidłowy.",
    toInbox: "Przejdź do skrzynki",
    offline: "Brak połączenia. To, co zostało wpisane, zostaje tutaj; spróbuj za chwilę.",
  },
  asleep: {
    text: "Ta strona nie wczytała się w całości, więc nic na niej nie działa.",
    reload: "Wczytaj stronę ponownie",
  },
  problem: {
    empty: "Najpierw coś napisz.",
    too_long: "Tekst jest za długi.",
    not_allowed: "W tej chwili nie jest to możliwe.",
    not_found: "Tego już tu nie ma.",
    role_forbids: "Twoja rola na to nie pozwala. Nic nie zmieniono.",
    unknown_person: "Ta osoba nie otworzyła jeszcze aplikacji.",
    changed: "Ktoś był szybszy: spójrz na zgłoszenie ponownie.",
    changed_meanwhile:
      "Ktoś inny zapisał to w międzyczasie. To, co wpisano tutaj, nadal tu jest, nałożone na jego zmiany: sprawdź i zapisz jeszcze raz.",
    not_failed: "Jest już w drodze.",
    unexpected: "Nie udało się. Spróbuj ponownie.",
  },
};
