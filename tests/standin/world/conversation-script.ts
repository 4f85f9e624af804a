import type { ConversationLanguage } from "./conversation.ts";

/** What must have become of an order for a customer to write like this; `none` is about no order at all. */
export type ScriptNeed =
  | "none"
  | "any"
  | "not sent"
  | "on its way"
  | "stuck"
  | "delivered"
  | "refunded"
  | "came back"
  | "not handed over"
  | "paid at second try";

/**
 * A conversation's lines for one reason in one language. Text in `[square brackets]` is kept only where the customer
 * names the order; `{order}`, `{product}`, `{tracking}`, `{city}`, `{days}`, `{customer}`, `{agent}` and `{shop}` are filled
 * in.
 */
export interface ConversationScript {
  language: ConversationLanguage;
  /** Why the customer writes, in words that tell the cause. */
  reason: string;
  need: ScriptNeed;
  openings: { subject: string; text: string }[];
  reply: string;
  followUp: string;
  secondReply: string;
}

/** What is said in any conversation of one language. */
export interface LanguageManners {
  /** Put above an agent's text, with `{customer}`. */
  greeting: string;
  /** Put above, when the customer's name is not known. */
  greetingUnnamed: string;
  /** Put below an agent's text, with `{agent}` and `{shop}`. */
  closing: string;
  /** A customer's last, thankful words. */
  thanks: string[];
  /** A customer asks again before anybody answered. */
  nudges: string[];
  /** Below some mails. */
  signatures: string[];
}

/** A script as it is written down, before its language is added. */
export type ScriptEntry = [
  reason: string,
  need: ScriptNeed,
  openings: [subject: string, text: string][],
  reply: string,
  followUp: string,
  secondReply: string,
];

/** Makes scripts of one language out of their short form. */
export function makeScripts(language: ConversationLanguage, entries: readonly ScriptEntry[]): ConversationScript[] {
  return entries.map(([reason, need, openings, reply, followUp, secondReply]) => ({
    language,
    reason,
    need,
    openings: openings.map(([subject, text]) => ({ subject, text })),
    reply,
    followUp,
    secondReply,
  }));
}
