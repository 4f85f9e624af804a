import type { Refusal } from "../shared/outcome.ts";

/** The key for the next try: a new one where this one can send nothing any more. Then sending again is a new ticket. */
export const keyAfter = ({ problem }: Refusal, clientKey: string): string =>
  problem === "already_sent" || problem === "bad_key" ? crypto.randomUUID() : clientKey;

/** Where the form says why it was refused: beside a field, above all of them or below. */
export function placeOf({ field }: Refusal, choosesMailbox: boolean): "field" | "above" | "below" {
  if (field === "mailboxId" && !choosesMailbox) return "above";
  return !field || field === "orderId" || field === "files" ? "below" : "field";
}
