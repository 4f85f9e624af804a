import { randomUUID } from "node:crypto";
import type { Random } from "#tests/standin/world/random.ts";
import type { ChaosApp } from "./chaos-app.ts";
import type { ChaosRecord, SentReply } from "./chaos-record.ts";
import { atRate, untilAnswered, type Ends } from "./pace.ts";
import { pickStaff, postForm, wordOf } from "./staff-door.ts";

/** The first word of a reply, by which its mail is found. */
export const replyMark = (clientKey: string): string => `Reply-${clientKey}`;

/** Staff answer customers; the page sends the same text with the same key until it is answered, sometimes at once twice. */
export function loadReplies(app: ChaosApp, record: ChaosRecord, random: Random, perSecond: number, ends: Ends) {
  return atRate(perSecond, ends, async () => {
    const { ticketNumber } = random.pick(app.cases);
    const staffId = pickStaff(app, random);
    const clientKey = randomUUID();
    const reply: SentReply = { clientKey, ticketNumber, tries: 0, answer: null };
    record.replies.push(reply);
    const send = () => {
      reply.tries++;
      const body = `${replyMark(clientKey)} is on its way.`;
      return postForm(app, staffId, ticketNumber, "", { intent: "reply", body, clientKey });
    };
    const presses = random.chance(0.1) ? 2 : 1;
    const answers = await Promise.all(Array.from({ length: presses }, () => untilAnswered(ends, send)));
    const answer = answers.find((one) => one?.ok) ?? answers.find((one) => one !== null);
    reply.answer = answer ? wordOf(answer) : null;
  });
}
