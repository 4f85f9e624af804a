import { cleanLine, cleanText } from "../../../platform/mail/clean-string.ts";
import { readContact } from "../tracking/contact.ts";

/** What somebody has typed into the contact form, as it stands there. */
export interface TypedMessage {
  topic: string;
  /** Of who is signed in: the id of one of their orders. Of guests: a number as they write it. */
  order: string;
  name: string;
  email: string;
  message: string;
}

export const longestMessage = 5_000;
const longestName = 100;

export type MessageProblem = "name_missing" | "email_missing" | "email_wrong" | "message_missing" | "message_long";
/** By field: what is wrong with it. */
export type MessageProblems = Partial<Record<keyof TypedMessage, MessageProblem>>;

export interface ReadMessage extends TypedMessage {
  problems: MessageProblems;
}

/**
 * Reads what was typed: clean lines, an address in its normal form.
 * @param known the address of who is signed in, if we know it; then theirs is not asked for
 */
export function readMessage(text: (name: string) => string, known: string | null): ReadMessage {
  const typed: TypedMessage = {
    topic: cleanLine(text("topic"), 40),
    order: cleanLine(text("order"), 60),
    name: cleanLine(text("name"), longestName),
    email: cleanLine(text("email"), 254),
    message: cleanText(text("message"), 12_000).trim(),
  };
  const problems: MessageProblems = {};
  const contact = known === null ? readContact(typed.email) : null;
  if (known === null && typed.name === "") problems.name = "name_missing";
  if (known === null && contact?.kind !== "email") problems.email = typed.email ? "email_wrong" : "email_missing";
  if (typed.message === "") problems.message = "message_missing";
  else if (typed.message.length > longestMessage) problems.message = "message_long";
  const email = known ?? (contact?.kind === "email" ? contact.email : typed.email);
  return { ...typed, email, problems };
}
