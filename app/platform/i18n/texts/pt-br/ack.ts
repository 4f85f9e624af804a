import type { Translated } from "../../texts.ts";
import type { ack as english } from "../en/ack.ts";

export const ack: Translated<typeof english> = {
  subject: "Recebemos sua mensagem (#{{number}})",
  thanks: "Obrigado por escrever. Sua mensagem chegou, e alguém da equipe vai lê-la.",
  withinHours_one: "Em geral respondemos em até {{count}} hora.",
  withinHours_many: "Em geral respondemos em até {{count}} horas.",
  withinHours_other: "Em geral respondemos em até {{count}} horas.",
  withinDays_one: "Em geral respondemos em até {{count}} dia.",
  withinDays_many: "Em geral respondemos em até {{count}} dias.",
  withinDays_other: "Em geral respondemos em até {{count}} dias.",
  hours: "Nosso horário: {{hours}} (fuso {{zone}}).",
  nobodyIn: "Não há ninguém agora. Voltamos em {{when}}.",
  automatic: "Esta é uma mensagem automática. Você pode respondê-la; sua resposta entra na mesma conversa.",
  frozen: {
    title: "As respostas automáticas foram interrompidas",
    why: "Cinco saíram para o endereço em dez minutos: provavelmente duas máquinas respondem uma à outra. Ele não recebe nenhuma até você retomar; seus e-mails continuam virando tickets.",
    resume: "Retomar",
    resumeOf: "Retomar respostas automáticas para {{address}}",
  },
};
