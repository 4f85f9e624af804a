/** What shoppers do for themselves, step by step; see the report. */
export const stepKinds = [
  "tracking.form",
  "tracking.order",
  "help.home",
  "help.search",
  "help.article",
  "help.answered",
  "contact.form",
  "contact.sent",
  "request.form",
  "request.done",
  "request.asked",
  "ticket",
] as const;
export type StepKind = (typeof stepKinds)[number];

/** The parts of self-service that the report tells apart. */
export const parts = ["tracking", "help", "article", "request", "contact"] as const;
export type Part = (typeof parts)[number];

/** Steps that give an answer: the order's state, an article, a request that was done at once. Ours. */
export const answerKinds: readonly StepKind[] = ["tracking.order", "help.article", "help.answered", "request.done"];

/** A session ends after so long without a step. Ours. */
export const sessionPauseMs = 30 * 60_000;
/** Of a session more steps are not kept: nobody does so many for themselves. Ours. */
export const mostSteps = 100;
/** A ticket within so long of its beginning followed from the session. */
export const followHours = 72;
export const followMs = followHours * 3_600_000;

/** Which part a step belongs to; null: a ticket that was opened from any of them. */
export function partOf(kind: StepKind): Part | null {
  if (kind === "help.article" || kind === "help.answered") return "article";
  const [part = ""] = kind.split(".");
  return parts.find((one) => one === part) ?? null;
}

/** Programs that read pages by themselves count as nobody. By the words they call themselves with; ours. */
export const isProgram = (agent: string): boolean =>
  /bot\b|crawl|spider|slurp|lighthouse|headless|preview|monitor|facebookexternalhit|curl\/|wget\/|python-/i.test(agent);
