import { PgBoss, type Db } from "pg-boss";
import { withRawSql, type RawRunner } from "#app/platform/db/raw-sql.server.ts";
import { log } from "#app/platform/log/log.server.ts";
import { withoutData } from "#app/platform/log/without-data.ts";
import { metrics, startClock } from "#app/platform/metrics/metrics.server.ts";
import type { EnqueueOptions, JobKind } from "./job.ts";

/** Every job carries its shop. */
interface Envelope {
  shopId: string;
  data: object;
}

/**
 * A process that works on a job gives a sign of life twice within this time; the job of one that is silent goes to
 * another. Without it a killed worker's job holds back all that wait behind it until it expires.
 */
const heartbeatSeconds = 30;
const lookEverySeconds = 15;

const policies = { standard: "standard", coalesced: "short", one_at_a_time: "stately" } as const;

/** A kind with the one who does it. */
export interface JobRegistration {
  kind: JobKind<object>;
  run(shopId: bigint, data: object, signal: AbortSignal): Promise<void>;
}

/** A job to be done, as a use-case asked for it. */
export interface WantedJob {
  kind: JobKind<object>;
  data: object;
  options: EnqueueOptions;
}

/** Ties a kind to its work, keeping the types together. */
export const register = <Data extends object>(
  kind: JobKind<Data>,
  run: (shopId: bigint, data: Data, signal: AbortSignal) => Promise<void>,
): JobRegistration => ({ kind: kind as JobKind<object>, run: run as JobRegistration["run"] });

/**
 * The job queue: pg-boss in the application's own database, so that a job is enqueued in the same transaction as the
 * change that needs it.
 */
export class JobQueue {
  #boss: PgBoss;

  constructor(connectionString: string) {
    this.#boss = new PgBoss({
      connectionString,
      schema: "pgboss",
      application_name: "latte jobs",
      max: 6,
      useListenNotify: true,
      schedule: false,
      monitorVacuum: false,
      superviseIntervalSeconds: lookEverySeconds,
    });
    this.#boss.on("error", (error) => log.error({ err: error }, "job queue"));
  }

  /** Creates what pg-boss needs in the database and the queues themselves. */
  async start(kinds: JobKind<object>[]): Promise<void> {
    await this.#boss.start();
    const existing = new Set((await this.#boss.getQueues()).map((queue) => queue.name));
    for (const { name, options } of kinds) {
      const settings = {
        retryLimit: options.retryLimit ?? 8,
        retryDelay: options.retryDelaySeconds ?? 2,
        retryBackoff: true,
        retryDelayMax: 3600,
        expireInSeconds: options.expireSeconds ?? 120,
        heartbeatSeconds,
        notify: true,
      };
      // A queue that an earlier version made takes the settings of this one; its policy is fixed for good.
      if (existing.has(name)) await this.#boss.updateQueue(name, settings);
      else await this.#boss.createQueue(name, { policy: policies[options.policy ?? "standard"], ...settings });
    }
  }

  /**
   * Enqueues within the transaction of `client`: the jobs are there if and only if the change is. One statement per kind.
   */
  async enqueue(client: RawRunner, shopId: bigint, wanted: readonly WantedJob[]): Promise<void> {
    const db = inTransactionOf(client);
    const keyOf = ({ options }: WantedJob) => `${shopId}:${options.key}`;
    for (const [name, all] of Map.groupBy(wanted, ({ kind }) => kind.name)) {
      const asked = await findAsked(db, name, all.filter(({ options }) => options.unlessAsked).map(keyOf));
      const rows = all
        .filter((job) => !job.options.unlessAsked || !asked.has(keyOf(job)))
        .map((job) => ({
          data: { shopId: shopId.toString(), data: job.data } satisfies Envelope,
          ...(job.options.key && { singletonKey: keyOf(job) }),
          ...(job.options.startAfter && { startAfter: job.options.startAfter }),
        }));
      if (rows.length) await this.#boss.insert(name, rows, { db });
    }
  }

  /** Begins to work: as many workers of each kind as may run at once. */
  async work(registrations: JobRegistration[]): Promise<void> {
    for (const registration of registrations)
      for (let worker = 0; worker < (registration.kind.options.concurrency ?? 2); worker++)
        await this.#startWorker(registration);
  }

  async #startWorker({ kind, run }: JobRegistration): Promise<void> {
    let worker = "";
    worker = await this.#boss.work<Envelope>(
      kind.name,
      {
        batchSize: 1,
        pollingIntervalSeconds: 2,
        // New jobs notify; retries and jobs for later do not, and would otherwise wait for half a minute.
        notifyPollingIntervalSeconds: 2,
      },
      async ([job]) => {
        if (!job) return;
        // Where one job waited there may be more: look again as soon as this one is done, not at the next poll.
        this.#boss.notifyWorker(worker);
        const done = startClock(metrics.jobSeconds);
        try {
          await run(BigInt(job.data.shopId), job.data.data, job.signal);
          done({ kind: kind.name, outcome: "done" });
        } catch (error) {
          done({ kind: kind.name, outcome: "failed" });
          log.error({ err: error, job: kind.name, jobId: job.id, shopId: job.data.shopId }, "job failed");
          throw toBeKept(error);
        }
      },
    );
  }

  /**
   * Does what is due now, once, one after the other, and returns how many jobs that were. For tests and tools that want
   * to see each step; a job that fails throws here and stays for its retry.
   */
  async workOnce(registrations: JobRegistration[]): Promise<number> {
    let done = 0;
    for (const { kind, run } of registrations)
      for (const job of await this.#boss.fetch<Envelope>(kind.name, { batchSize: 20 })) {
        try {
          await run(BigInt(job.data.shopId), job.data.data, AbortSignal.timeout(60_000));
          await this.#boss.complete(kind.name, job.id);
        } catch (error) {
          await this.#boss.fail(kind.name, job.id, { message: String(error) });
          throw error;
        }
        done++;
      }
    return done;
  }

  /** Lets running jobs end, at most `milliseconds`, and closes. */
  async stop(milliseconds = 20_000): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: milliseconds });
  }

  /** Jobs by kind and state, as the queue itself last counted them, about once a minute. */
  async counts(): Promise<{ kind: string; counts: Record<"deferred" | "waiting" | "running" | "failed", number> }[]> {
    return (await this.#boss.getQueues()).map((queue) => ({
      kind: queue.name,
      counts: {
        deferred: queue.deferredCount ?? 0,
        waiting: queue.readyCount ?? 0,
        running: queue.activeCount ?? 0,
        failed: queue.failedCount ?? 0,
      },
    }));
  }

  /** Jobs that wait or run, by queue: for readiness, the demo and tests. */
  async pending(): Promise<number> {
    const db = this.#boss.getDb();
    const { rows } = await db.executeSql("select count(*)::int as n from pgboss.job where state < 'completed'");
    return rows[0].n;
  }
}

/** Those keys of which a job waits, runs or is to be tried again. The policy is named because its index wants it named. */
async function findAsked(db: Db, name: string, keys: string[]): Promise<Set<string>> {
  if (!keys.length) return new Set();
  const { rows } = await db.executeSql(
    `select singleton_key from pgboss.job
     where name = $1 and state <= 'active' and policy = '${policies.one_at_a_time}' and coalesce(singleton_key, '') = any($2)`,
    [name, keys],
  );
  return new Set((rows as { singleton_key: string }[]).map((row) => row.singleton_key));
}

/** An error as the queue may keep it in its table, where no erasure looks: its words, without anybody's data. */
function toBeKept(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const { message, stack } = withoutData(error.name, error.message, error.stack);
  return Object.assign(new Error(message), { name: error.name, stack });
}

const inTransactionOf = (client: RawRunner): Db => ({
  executeSql: (text, values = []) =>
    withRawSql(async () => ({ rows: await client.$queryRawUnsafe<unknown[]>(text, ...values) })),
});
