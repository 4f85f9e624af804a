import type { Translated } from "../../texts.ts";
import type { contactSettings as english } from "../en/contact-settings.ts";

export const contactSettings: Translated<typeof english> = {
  title: "Formularz kontaktowy",
  topics: "Tematy",
  topicsHelp:
    "Z czego wybierają kupujący, gdy piszą do Ciebie w sklepie. Zostaw nazwę pustą, aby użyć naszych słów. Bez tematów formularz o nic nie pyta.",
  none: "Nie ma tematów: formularz o nie nie pyta.",
  unnamed: "Nowy temat",
  up: "Przesuń w górę: {{name}}",
  down: "Przesuń w dół: {{name}}",
  remove: "Usuń: {{name}}",
  add: "Dodaj temat",
  receipt: "Potwierdzenie e-mailem",
  receiptSwitch: "Powiadom piszących, że wiadomość dotarła",
  receiptHelp:
    "Najwyżej jeden e-mail na godzinę na adres, bez niczego z tego, co wpisano: każdy może wpisać cudzy adres. Mówi, kiedy spodziewać się odpowiedzi, i zawiera Twoje słowa z automatycznego potwierdzenia, jeśli je napisano.",
  problem: {
    too_long: "Najwyżej {{count}} znaków.",
    name_missing: "Wpisz nazwę w co najmniej jednym języku.",
    too_many_topics: "Więcej tematów dodać nie można.",
    changed_meanwhile:
      "Ktoś inny zapisał w tym czasie. Widzisz to, co jest teraz zapisane, z Twoimi zmianami; sprawdź i zapisz jeszcze raz.",
  },
};
