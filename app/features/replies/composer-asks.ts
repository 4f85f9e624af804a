import type { DraftKind } from "./draft-kind.ts";
import type { TakenBack } from "./undo-send.server.ts";

/** What other parts of the page ask of the composer. */
export type ComposerAsk =
  { act: "write"; kind: DraftKind } | { act: "forward"; messageId: string } | { act: "restore"; taken: TakenBack };

const listeners = new Set<(ask: ComposerAsk) => void>();

/** Asks the composer of the page, if there is one. */
export function askComposer(ask: ComposerAsk): void {
  for (const listener of listeners) listener(ask);
}

/** Hears what is asked, until the returned function is called. */
export function hearComposerAsks(listener: (ask: ComposerAsk) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
