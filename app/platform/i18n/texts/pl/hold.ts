import type { hold as english } from "../en/hold.ts";
import type { Translated } from "../../texts.ts";

export const hold: Translated<typeof english> = {
  open: "Wstrzymaj lub zwolnij",
  title: "Wstrzymaj wysyłkę, {{name}}",
  what: "Wstrzymanie wysyłki",
  what_release: "Zwolnienie wysyłki",
  part: "Co jest wysyłane",
  heldBy: "Teraz wstrzymane: {{reasons}}",
  how: {
    label: "Co zrobić",
    hold: "Wstrzymaj: nie zostanie wysłane, dopóki ktoś tego nie zwolni",
    release: "Zwolnij: można wysłać",
  },
  reason: {
    INCORRECT_ADDRESS: "Adres jest nieprawidłowy",
    AWAITING_PAYMENT: "Oczekiwanie na płatność",
    AWAITING_RETURN_ITEMS: "Oczekiwanie na zwracane produkty",
    INVENTORY_OUT_OF_STOCK: "Brak w magazynie",
    UNKNOWN_DELIVERY_DATE: "Nieznana data dostawy",
    HIGH_RISK_OF_FRAUD: "Możliwe oszustwo",
    OTHER: "Inny",
  },
  noteHint: "Widzą ją ci, którzy wysyłają.",
  preview: {
    title: "Co się stanie",
    choose: "Wybierz powód, aby zobaczyć, co się stanie.",
    hold: "To nie zostanie wysłane z {{place}}, dopóki ktoś tego nie zwolni:",
    release: "To można wysłać z {{place}}:",
  },
  confirmHold: "Wstrzymaj",
  confirmRelease: "Zwolnij",
  result: {
    succeeded: {
      title: "Wysyłka wstrzymana",
      title_release: "Można wysłać",
      none: "Nic z tego nie wyjdzie z {{place}}, dopóki ktoś tego nie zwolni.",
      none_release: "{{place}} może to teraz wysłać.",
    },
  },
  line: {
    succeededBy: "{{who}}: wysyłka zamówienia {{order}} wstrzymana",
    succeededBy_release: "{{who}}: wysyłka zamówienia {{order}} zwolniona",
  },
  problem: {
    scope_missing: "Aplikacja potrzebuje zgody na wstrzymywanie wysyłki.",
    fulfilled: "Wszystko już wysłano: nie ma czego wstrzymać.",
    nothing_to_hold:
      "Shopify nie pozwala wstrzymać ani zwolnić tego zamówienia. Można je anulować, dopóki nic nie wysłano.",
    cancelled: "To zamówienie jest anulowane: nic nie zostanie wysłane.",
    part_gone: "Tego już nie ma. Sprawdź ponownie.",
    not_holdable: "Shopify nie pozwala tego teraz wstrzymać.",
    not_held: "Nic tego nie wstrzymuje.",
    malformed: "Wybierz jedno z tych.",
  },
};
