export const ack = {
  subject: "We have received your message (#{{number}})",
  thanks: "Thank you for writing to us. Your message has arrived, and one of us will read it.",
  withinHours_one: "Most people hear from us within {{count}} hour.",
  withinHours_other: "Most people hear from us within {{count}} hours.",
  withinDays_one: "Most people hear from us within {{count}} day.",
  withinDays_other: "Most people hear from us within {{count}} days.",
  hours: "We are here {{hours}} (time zone {{zone}}).",
  nobodyIn: "Nobody is in just now. We are back on {{when}}.",
  automatic: "This is an automatic message. You can answer it; your words go to the same conversation.",
  frozen: {
    title: "Automatic answers were stopped",
    why: "Five left for the address within ten minutes: probably two machines answer each other. It gets none until you resume them; its mails still become tickets.",
    resume: "Resume",
    resumeOf: "Resume automatic answers to {{address}}",
  },
};
