import type { Translated } from "../../texts.ts";
import type { ack as english } from "../en/ack.ts";

export const ack: Translated<typeof english> = {
  subject: "Otrzymaliśmy Twoją wiadomość (#{{number}})",
  thanks: "Dziękujemy za wiadomość. Dotarła do nas i ktoś z zespołu ją przeczyta.",
  withinHours_one: "Zwykle odpisujemy w ciągu {{count}} godziny.",
  withinHours_few: "Zwykle odpisujemy w ciągu {{count}} godzin.",
  withinHours_many: "Zwykle odpisujemy w ciągu {{count}} godzin.",
  withinHours_other: "Zwykle odpisujemy w ciągu {{count}} godziny.",
  withinDays_one: "Zwykle odpisujemy w ciągu {{count}} dnia.",
  withinDays_few: "Zwykle odpisujemy w ciągu {{count}} dni.",
  withinDays_many: "Zwykle odpisujemy w ciągu {{count}} dni.",
  withinDays_other: "Zwykle odpisujemy w ciągu {{count}} dnia.",
  hours: "Jesteśmy dostępni: {{hours}} (strefa czasowa {{zone}}).",
  nobodyIn: "W tej chwili nikogo nie ma. Wracamy: {{when}}.",
  automatic: "To wiadomość automatyczna. Możesz na nią odpowiedzieć; odpowiedź trafi do tej samej rozmowy.",
  frozen: {
    title: "Wstrzymano automatyczne odpowiedzi",
    why: "W ciągu dziesięciu minut wysłano pięć na jeden adres: prawdopodobnie odpowiadają sobie dwa automaty. Dopóki ich nie wznowisz, ten adres nie dostaje żadnych; jego wiadomości nadal stają się zgłoszeniami.",
    resume: "Wznów",
    resumeOf: "Wznów automatyczne odpowiedzi do {{address}}",
  },
};
