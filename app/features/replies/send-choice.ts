import type { ReplyStatus } from "./status-after-reply.ts";

/** Where the ticket goes with the answer; "": where the rules put it. */
export type SendStatus = ReplyStatus | "";

export const sendChoices = [
  { status: "", text: "send" },
  { status: "solved", text: "sendAndSolve" },
  { status: "pending", text: "sendAndWait" },
  { status: "on_hold", text: "sendAndHold" },
  { status: "open", text: "sendAndKeep" },
] as const satisfies readonly { status: SendStatus; text: string }[];

const place = "latte.send";

/** The last choice; a browser that keeps nothing for us has none. */
export function readSendChoice(): SendStatus {
  try {
    const found = localStorage.getItem(place);
    return sendChoices.find(({ status }) => status === found)?.status ?? "";
  } catch {
    return "";
  }
}

export function writeSendChoice(status: SendStatus): void {
  try {
    localStorage.setItem(place, status);
  } catch {
    // Third-party storage may be shut: then it is not remembered.
  }
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();

export function watchSendChoice(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
