import type { Part } from "./step.ts";

/**
 * What came of a session. solved: it gave an answer, and no ticket followed within 72 hours. followed: one did, or was open
 * already. open: it gave an answer, and the 72 hours are not over. again: it gave one about an order, or to a customer, who
 * had one in a session that began within the 72 hours before: the same question counts once, however long sessions follow
 * one another so. left: no answer and no ticket; nobody knows whether they were helped.
 */
export const outcomes = ["solved", "followed", "open", "again", "left"] as const;
export type Outcome = (typeof outcomes)[number];

export type OutcomeCounts = Record<Outcome, number>;

/** What shoppers did for themselves in a period, as JSON. */
export interface SelfServiceReport {
  /** null: nobody came, or nothing was recorded yet. */
  sessions: number | null;
  outcomes: OutcomeCounts;
  /** Tickets that customers opened in the period. */
  tickets: number;
  rate: SelfServiceRate;
  parts: (OutcomeCounts & { part: Part })[];
  /** The thirty most read. `title` null: it is no longer there. */
  articles: (OutcomeCounts & { articleId: string; title: string | null })[];
  /** By what was asked for. */
  requests: (OutcomeCounts & { request: string })[];
}

export interface SelfServiceRate {
  /** Sessions that were solved without a person. */
  solved: number;
  /** These and the tickets of the period. */
  all: number;
  /** 0 to 1; null: neither came. */
  share: number | null;
}

/**
 * The guides' self-service rate: problems solved without a live agent, of all problems. A solved session is a ticket that
 * was never written, so that it counts on both sides. Ours: what a session and a solved one are (report/step.ts).
 */
export function selfServiceRate(solved: number, tickets: number): SelfServiceRate {
  const all = solved + tickets;
  return { solved, all, share: all === 0 ? null : solved / all };
}

export const noOutcomes: OutcomeCounts = { solved: 0, followed: 0, open: 0, again: 0, left: 0 };

export const sumOf = (counts: OutcomeCounts): number => outcomes.reduce((sum, one) => sum + counts[one], 0);

/** Which sessions a list shows, beside the period. null: all. */
export interface SessionFilter {
  outcome: Outcome | null;
  part: Part | null;
  articleId: bigint | null;
  request: string | null;
}

/** A session in such a list, as JSON. */
export interface SessionLine {
  id: string;
  startedAt: string;
  lastAt: string;
  outcome: Outcome;
  /** What was done, in order, at most twenty steps. */
  steps: { kind: string; title: string | null }[];
  orderName: string | null;
  /** The ticket that followed; null: none, or it was erased. */
  ticketNumber: number | null;
}

/** A ticket that counts in the rate, as JSON. */
export interface TicketLine {
  id: string;
  number: number;
  subject: string;
  channel: string;
  createdAt: string;
}
