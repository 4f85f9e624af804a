import type { address as english } from "../en/address.ts";
import type { Translated } from "../../texts.ts";

export const address: Translated<typeof english> = {
  open: "Popraw adres",
  title: "Popraw adres zamówienia {{name}}",
  what: "Poprawa adresu",
  confirm: "Popraw adres",
  partlySent: "Część już wysłano, na adres, który był wtedy.",
  field: {
    firstName: "Imię",
    lastName: "Nazwisko",
    company: "Firma",
    address1: "Ulica i numer",
    address2: "Mieszkanie, piętro",
    city: "Miejscowość",
    province: "Stan lub prowincja",
    provinceCode: "Stan lub prowincja (kod)",
    zip: "Kod pocztowy",
    countryCode: "Kraj",
    phone: "Telefon",
  },
  preview: {
    title: "Co się zmieni",
    choose: "Zmień adres, aby zobaczyć, jaki będzie.",
    before: "Przed",
    after: "Po",
  },
  result: {
    succeeded: {
      title: "Adres poprawiony",
      none: "To, co jeszcze nie wyszło, trafi na nowy adres.",
    },
  },
  line: {
    succeededBy: "{{who}}: adres wysyłki zamówienia {{order}} poprawiony",
  },
  problem: {
    scope_missing: "Aplikacja potrzebuje zgody na zmianę zamówień.",
    fulfilled:
      "Wszystko już wysłano ({{detail}}): nowy adres nie zmieni drogi paczki. Można wysłać ponownie na właściwy adres.",
    cancelled: "To zamówienie jest anulowane: nic nie zostanie wysłane.",
  },
};
