import type { TransactionRecord } from "../state.ts";
import type { UserError } from "./errors.ts";
import { describeRequest } from "./engine/documents.ts";

/** Failures of the connection: whoever answers over HTTP obeys them. */
export type TransportFault =
  /** Answers rightly, but late. */
  | { kind: "latency"; ms: number }
  /** Answers with this HTTP status and does nothing. */
  | { kind: "status-before"; status: number; retryAfterSeconds?: number }
  /** Does it, and then answers with this HTTP status. */
  | { kind: "status-after"; status: number }
  /** Cuts the connection and does nothing. */
  | { kind: "reset-before" }
  /** Does it, and then cuts the connection. */
  | { kind: "reset-after" }
  /** Does it only after `ms`, however long the caller waited; then answers, or never does. */
  | { kind: "act-late"; ms: number; answers: boolean };

/** Failures inside GraphQL: the Admin API acts them out itself. */
export type AnswerFault =
  | { kind: "throttled" }
  /** Every mutation of the request is refused with these errors and does nothing. */
  | { kind: "user-errors"; errors: UserError[] }
  /** Acts and answers, but with `null` and an error at this place of the data. */
  | { kind: "partial"; path: (string | number)[]; message?: string; code?: string }
  /** A top-level error without data; with `acts` the work is done all the same. */
  | { kind: "error"; message: string; code: string; acts?: boolean }
  /** Refund transactions come out with this status instead of `SUCCESS`. */
  | { kind: "transaction"; status: Exclude<TransactionRecord["status"], "SUCCESS"> };

export type Fault = TransportFault | AnswerFault;

export interface RequestBody {
  query?: string;
  operationName?: string | null;
}

export type PlannedFault = Fault & {
  /** Which requests: the name of the operation or of one of its root fields, or a pattern for it. Left out: any. */
  operation?: string | RegExp;
  /** How many requests; 1 unless told. */
  times?: number;
};

export interface Faults {
  /** Plans a failure for the next fitting requests. */
  next(planned: PlannedFault): void;
  /** The failure that the connection is to suffer for this request, if any; counts it as used. */
  take(body: RequestBody): TransportFault | null;
  /** The same for failures inside GraphQL. */
  takeAnswer(body: RequestBody): AnswerFault | null;
  /** What is planned and not used yet. */
  list(): PlannedFault[];
  clear(): void;
}

const transportKinds: ReadonlySet<string> = new Set<TransportFault["kind"]>([
  "latency",
  "status-before",
  "status-after",
  "reset-before",
  "reset-after",
  "act-late",
]);

/** Keeps the failures that tests and the demo ask for. */
export function createFaults(): Faults {
  const queue: { fault: Fault; operation: string | RegExp | undefined; left: number }[] = [];

  function takeWhere(body: RequestBody, isTransport: boolean): Fault | null {
    if (queue.length === 0) return null;
    const names = describeRequest(body);
    const fits = (wanted: string | RegExp | undefined) =>
      wanted === undefined || names.some((name) => (typeof wanted === "string" ? name === wanted : wanted.test(name)));
    const place = queue.findIndex((one) => transportKinds.has(one.fault.kind) === isTransport && fits(one.operation));
    const found = queue[place];
    if (!found) return null;
    found.left -= 1;
    if (found.left <= 0) queue.splice(place, 1);
    return found.fault;
  }

  return {
    next: ({ operation, times, ...fault }) => {
      queue.push({ fault, operation, left: times ?? 1 });
    },
    take: (body) => takeWhere(body, true) as TransportFault | null,
    takeAnswer: (body) => takeWhere(body, false) as AnswerFault | null,
    list: () => queue.map(({ fault, operation, left }) => ({ ...fault, operation, times: left })),
    clear: () => {
      queue.length = 0;
    },
  };
}
