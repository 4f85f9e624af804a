import type { LedgerEntry, ShopState } from "../state.ts";
import { changeShop } from "./change-shop.ts";
import type { PublishedEvent } from "./change-shop.ts";
import type { ShopChange } from "./engine/request-context.ts";
import { executeRequest } from "./engine/execute-request.ts";
import type { AdminAnswer, AdminBody, AdminCaller } from "./engine/execute-request.ts";
import { createBucket } from "./engine/throttle.ts";
import type { Bucket, BucketSize } from "./engine/throttle.ts";
import { createFaults } from "./faults.ts";
import type { Faults } from "./faults.ts";
import { createMerchantEdits } from "./merchant-edits.ts";
import type { MerchantEdits } from "./merchant-edits.ts";
import { createJobs } from "./jobs.ts";
import type { Jobs } from "./jobs.ts";
import { forgetIndex } from "./shop-index.ts";

export interface AdminApiOptions {
  /** Shop domain → its state. Shops may be added and replaced while the API runs. */
  states: Map<string, ShopState>;
  clock: () => Date;
  /** Where pictures are served from, without a slash at the end. */
  imageOrigin: () => string;
  /** Points per app and shop; Shopify's standard plan unless told: 2,000, of which 100 come back per second. */
  bucket?: BucketSize;
  /** How long a mutation lets others in before it acts; one turn of the event loop unless told. */
  pause?: () => Promise<void>;
}

export interface AdminApi {
  /** Runs one request. The token is taken for good; whoever answers over HTTP has checked it. */
  execute(caller: AdminCaller, body: AdminBody): Promise<AdminAnswer>;
  faults: Faults;
  /** What merchant, carrier and payment provider do past the app. */
  edits: MerchantEdits;
  /** Work that Shopify does by itself after it has answered: cancellations. */
  jobs: Jobs;
  /** Shopify's search is behind: `search.lagMs` is how long a new order or draft stays unknown to it; 0 unless told. */
  search: { lagMs: number };
  /** Hears of everything that a webhook would tell. Gives the way to stop listening. */
  onEvent(listener: (event: PublishedEvent) => void): () => void;
  /** Hears of every change of a shop's state once it is complete, before the events of that change. */
  onChange(listener: (shop: string) => void): () => void;
  /** Money and stock that really moved. Throws for an unknown shop, as `state` does. */
  ledger(shop: string): LedgerEntry[];
  state(shop: string): ShopState;
  /** To be called after records of a shop were changed past this API. */
  forget(shop: string): void;
}

function addListener<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Shopify's Admin GraphQL API over pretend shops, without HTTP. */
export function createAdminApi(options: AdminApiOptions): AdminApi {
  const buckets = new Map<string, Bucket>();
  const eventListeners = new Set<(event: PublishedEvent) => void>();
  const changeListeners = new Set<(shop: string) => void>();
  const idempotentKeysInFlight = new Set<string>();
  const faults = createFaults();

  const listeners = {
    onEvent: (event: PublishedEvent) => eventListeners.forEach((listener) => listener(event)),
    onChange: (shop: string) => changeListeners.forEach((listener) => listener(shop)),
  };
  function demandState(shop: string): ShopState {
    const state = options.states.get(shop);
    if (!state) throw new Error(`There is no shop ${shop}`);
    return state;
  }
  function bucketOf(caller: AdminCaller): Bucket {
    const key = `${caller.shop} ${caller.app}`;
    const known = buckets.get(key) ?? createBucket(options.bucket ?? { maximum: 2000, restoreRate: 100 });
    buckets.set(key, known);
    return known;
  }
  const change = <T>(shop: string, act: (made: ShopChange) => T): T =>
    changeShop(demandState(shop), options.clock(), listeners, act);
  const search = { lagMs: 0 };
  const jobs = createJobs(options.states, options.clock, change);

  return {
    execute: (caller, body) => {
      jobs.runDue();
      return executeRequest(
        {
          state: options.states.get(caller.shop),
          now: options.clock(),
          imageOrigin: options.imageOrigin(),
          bucket: bucketOf(caller),
          fault: faults.takeAnswer(body),
          change: (act) => change(caller.shop, act),
          pause: options.pause ?? (() => new Promise((resolve) => setImmediate(resolve))),
          idempotentKeysInFlight,
          jobDelayMs: jobs.delayMs,
          searchLagMs: search.lagMs,
        },
        caller,
        body,
      ).finally(jobs.expectDue);
    },
    faults,
    jobs,
    search,
    edits: createMerchantEdits(change),
    onEvent: (listener) => addListener(eventListeners, listener),
    onChange: (listener) => addListener(changeListeners, listener),
    ledger: (shop) => demandState(shop).ledger,
    state: demandState,
    forget: (shop) => forgetIndex(demandState(shop)),
  };
}
