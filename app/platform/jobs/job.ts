/**
 * A kind of background work and what it needs to know. Features define their kinds; `app/jobs.server.ts` says who does
 * them. A job may run twice: whatever it does must bear that.
 */
export interface JobKind<Data extends object> {
  name: string;
  options: JobOptions;
  /** Only for the compiler: ties the data to the kind. */
  readonly data?: Data;
}

export interface JobOptions {
  /**
   * `standard`: each request is a job of its own. `coalesced`: while one with the same key waits, another adds nothing.
   * `one_at_a_time`: with the same key, one runs and the next waits; now and then a minute or two longer than it would
   * have to, because the queue knows by its last count only who is busy. Not for what somebody waits for.
   */
  policy?: "standard" | "coalesced" | "one_at_a_time";
  retryLimit?: number;
  /** First wait before a retry; it doubles up to an hour. */
  retryDelaySeconds?: number;
  /** A run longer than this counts as lost and is repeated. */
  expireSeconds?: number;
  /** How many run at once in one process. */
  concurrency?: number;
}

export const defineJob = <Data extends object>(name: string, options: JobOptions = {}): JobKind<Data> => ({
  name,
  options,
});

export interface EnqueueOptions {
  /** Required for policies other than `standard`; made unique per shop by the queue. */
  key?: string;
  startAfter?: Date;
  /** Adds nothing while a job with the same key waits, runs or is to be tried again. For `one_at_a_time` only. */
  unlessAsked?: boolean;
}

/** Takes effect when the transaction commits, with all others in one statement per kind. */
export type Enqueue = <Data extends object>(kind: JobKind<Data>, data: Data, options?: EnqueueOptions) => Promise<void>;
