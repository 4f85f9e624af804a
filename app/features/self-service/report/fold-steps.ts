import { mostSteps, partOf, sessionPauseMs, type Part, type StepKind } from "./step.ts";

/** A step as it was noted. */
export interface NotedStep {
  kind: StepKind;
  at: Date;
  /**
   * Today's name of the visitor first, then those of the days before: features/self-service/report/name-visitor.server.ts
   */
  names: readonly string[];
  customerId: bigint | null;
  orderId: bigint | null;
  articleId: bigint | null;
  requestId: bigint | null;
  ticketId: bigint | null;
}

/** A session, from its row or new. */
export interface OpenSession {
  /** null: not stored yet. */
  id: bigint | null;
  visitor: string;
  startedAt: Date;
  lastAt: Date;
  parts: readonly Part[];
  orderId: bigint | null;
  customerId: bigint | null;
  ticketId: bigint | null;
  /** How many steps are stored. */
  stepCount: number;
}

export interface FoldedSession extends OpenSession {
  /** What is new in it and is to be stored, in the order of time. */
  steps: NotedStep[];
}

/**
 * Puts steps into sessions: each into the one that the same visitor had a step in during the last 30 minutes, else into a
 * new one. Two customers behind one address are two. What is known of order and customer is the last that was said; the
 * ticket is the first.
 */
export function foldSteps(open: readonly OpenSession[], noted: readonly NotedStep[]): FoldedSession[] {
  const sessions: FoldedSession[] = open.map((one) => ({ ...one, steps: [] }));
  const touched = new Set<FoldedSession>();
  for (const step of noted.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    let session = sessions.findLast((one) => isSame(one, step));
    if (!session) {
      session = newSession(step);
      sessions.push(session);
    }
    const part = partOf(step.kind);
    if (part && !session.parts.includes(part)) session.parts = [...session.parts, part];
    if (step.at > session.lastAt) session.lastAt = step.at;
    session.orderId = step.orderId ?? session.orderId;
    session.customerId = step.customerId ?? session.customerId;
    session.ticketId ??= step.ticketId;
    if (session.stepCount < mostSteps) session.steps.push(step);
    session.stepCount++;
    touched.add(session);
  }
  return [...touched];
}

const isSame = (session: OpenSession, step: NotedStep): boolean =>
  step.names.includes(session.visitor) &&
  (session.customerId === null || step.customerId === null || session.customerId === step.customerId) &&
  step.at.getTime() - session.lastAt.getTime() < sessionPauseMs;

const newSession = (step: NotedStep): FoldedSession => ({
  id: null,
  visitor: step.names[0] ?? "",
  startedAt: step.at,
  lastAt: step.at,
  parts: [],
  orderId: null,
  customerId: null,
  ticketId: null,
  stepCount: 0,
  steps: [],
});
