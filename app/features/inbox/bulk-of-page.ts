import type { BulkView } from "./bulk-action.ts";
import type { BulkAsk } from "./bulk-ask.server.ts";

/** A change of tickets that this page began. */
export interface BulkOfPage {
  ask: BulkAsk;
  /** Set once the server has it. */
  id: string | null;
  /** As it was read last. */
  view: BulkView | null;
  /** A problem's word (`bulk:problem`), or that it did not get through. */
  problem: string | null;
  /** It was taken back before it was made: that is done as soon as it can be. */
  undoWanted: boolean;
}

const order = { waiting: 0, running: 1, done: 2, failed: 2, undoing: 3, undone: 4 } as const;

/**
 * What is known after an answer has come in. Several are on their way at once and may overtake each other: what an
 * older one says of an earlier state is no news.
 */
export function laterView(known: BulkView | null, answer: BulkView): BulkView {
  if (!known || order[answer.state] > order[known.state]) return answer;
  return answer.state === known.state && answer.done >= known.done ? answer : known;
}

/** It goes on no longer. */
export const isOver = (view: BulkView | null): boolean =>
  view !== null && (view.state === "done" || view.state === "failed" || view.state === "undone");

/** It is made, all or in part, and can be taken back now. */
export const isMade = (view: BulkView | null): boolean => view?.state === "done" || view?.state === "failed";

/** It can be taken back, now or once it is made: something was or will be changed, and nobody has asked for it yet. */
export function mayTakeBack({ view, problem, undoWanted }: BulkOfPage): boolean {
  if (isMade(view)) return view!.done > view!.skipped;
  return problem === null && !undoWanted && (view === null || view.state === "waiting" || view.state === "running");
}

/** It is not, or no longer, to be seen in the list. */
export const isTakenBack = ({ view, problem, undoWanted }: BulkOfPage): boolean =>
  undoWanted || view?.state === "undoing" || view?.state === "undone" || (problem !== null && !isMade(view));
