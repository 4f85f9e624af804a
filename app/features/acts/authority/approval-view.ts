import { readOver, type OverView } from "./over-limit.ts";

/**
 * The life of a request. `changed`: who was asked did something else in its place. `outdated`: the order changed before
 * anybody decided. `expired`: its own time ran out before. `unanswered`: nobody did.
 */
export const approvalStates = [
  "asked",
  "approved",
  "declined",
  "changed",
  "withdrawn",
  "outdated",
  "expired",
  "unanswered",
] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** The longest word that goes with a request, or with what is said to it. UTF-16 units; ours. */
export const longestWord = 500;

/** A request for approval, as JSON; who asked is who the act is of. */
export interface ApprovalView {
  state: ApprovalState;
  askedAt: string;
  /** Why, in the words of who asked; "": none. */
  word: string;
  over: OverView[];
  /** null: nobody did yet, or a machine. */
  decidedBy: string | null;
  decidedAt: string | null;
  decisionWord: string;
}

/** The columns of `approval` that it is made of; instants also as text, where they come as JSON. */
export interface ApprovalColumns {
  state: string;
  askedAt: Date | string;
  word: string;
  over: unknown;
  decidedAt: Date | string | null;
  decisionWord: string;
  decidedBy: { name: string } | null;
}

/** null where its state is one that this version does not know. */
export function showApproval(row: ApprovalColumns): ApprovalView | null {
  const state = approvalStates.find((one) => one === row.state);
  return state
    ? {
        state,
        askedAt: new Date(row.askedAt).toISOString(),
        word: row.word,
        over: readOver(row.over),
        decidedBy: row.decidedBy?.name ?? null,
        decidedAt: row.decidedAt && new Date(row.decidedAt).toISOString(),
        decisionWord: row.decisionWord,
      }
    : null;
}
