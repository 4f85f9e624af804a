import { setTimeout as sleep } from "node:timers/promises";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { log } from "#app/platform/log/log.server.ts";
import { metrics, startClock } from "#app/platform/metrics/metrics.server.ts";
import { shopBudgets } from "#app/platform/services.server.ts";
import { ShopifyUnavailable, type AdminAnswer, type AdminApi } from "./admin-api.ts";
import { failureOfAnswer, failureOfStatus, isThrottled, withheldOf } from "./admin-failures.ts";
import { postDocument, type AdminReply, type FailedCall } from "./admin-transport.server.ts";
import { operationName } from "./document-text.ts";
import { forgetOnlineSessions } from "./forget-sessions.server.ts";
import type { ShopBudget } from "./shop-budget.ts";
import type { TokenSource } from "./token-source.ts";

/** Limits of one call. Only the door of shoppers and tests choose others. */
export interface CallLimits {
  /** One try, from sending to the whole answer. */
  timeoutMilliseconds: number;
  /** Tries of a read that failed, the first included. */
  readTries: number;
  /** Waiting for the bucket in all, before the call is given up as throttled. */
  throttleMilliseconds: { interactive: number; background: number };
  sleep(milliseconds: number): Promise<unknown>;
  /** Of a clock that nobody sets. */
  now(): number;
}

const usualLimits: CallLimits = {
  timeoutMilliseconds: 10_000,
  readTries: 3,
  throttleMilliseconds: { interactive: 20_000, background: 60_000 },
  sleep,
  now: () => performance.now(),
};

export interface AdminCaller {
  /** The permanent domain: example.myshopify.com */
  shopDomain: string;
  token: TokenSource;
  scopes: string[];
  /** `background` waits until people need the shop's points no more. */
  priority: "interactive" | "background";
}

type Document = TypedDocumentNode<unknown, unknown>;
type Mode = "read" | "act";

/** Shopify's Admin GraphQL for one caller. Nothing else in the app sends Admin GraphQL. */
export function createAdminApi(caller: AdminCaller, limits: Partial<CallLimits> = {}): AdminApi {
  const client = new AdminClient(caller, { ...usualLimits, ...limits });
  return {
    scopes: caller.scopes,
    read: (document, variables) => client.call(document, variables, "read"),
    act: (document, variables) => client.call(document, variables, "act"),
  };
}

class AdminClient {
  #caller: AdminCaller;
  #limits: CallLimits;

  constructor(caller: AdminCaller, limits: CallLimits) {
    this.#caller = caller;
    this.#limits = limits;
  }

  /** Looked up each time: a job may live longer than the budget of a shop that was not asked for is kept. */
  get #budget(): ShopBudget {
    return shopBudgets.of(this.#caller.shopDomain);
  }

  async call<Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
    mode: Mode,
  ): Promise<AdminAnswer<Result>> {
    const operation = operationName(document as Document);
    const ended = startClock(metrics.shopifySeconds);
    try {
      const answer = await this.#callInTurn(document as Document, variables, operation, mode);
      ended({ operation, outcome: "answered" });
      return answer as AdminAnswer<Result>;
    } catch (error) {
      ended({ operation, outcome: error instanceof ShopifyUnavailable ? error.kind : "failed" });
      throw error;
    }
  }

  /** People first: while one of them waits for an answer, background work does not ask. */
  async #callInTurn(
    document: Document,
    variables: unknown,
    operation: string,
    mode: Mode,
  ): Promise<AdminAnswer<unknown>> {
    if (this.#caller.priority === "background") return this.#tryUntilDone(document, variables, operation, mode);
    const answered = shopBudgets.personWaits(this.#caller.shopDomain);
    try {
      return await this.#tryUntilDone(document, variables, operation, mode);
    } finally {
      answered();
    }
  }

  /**
   * Before each try of a background call: waits until it is its turn.
   * @returns what is left of the patience, in milliseconds
   * @throws ShopifyUnavailable when nothing is
   */
  async #standBack(operation: string, patience: number): Promise<number> {
    const { background } = this.#limits.throttleMilliseconds;
    let left = patience;
    for (;;) {
      const wait = this.#budget.backgroundWait(operation, this.#limits.now(), background - left);
      if (wait === 0) return left;
      if (left <= 0) throw new ShopifyUnavailable("throttled", false, "background work found no room");
      await this.#limits.sleep(Math.min(wait, left));
      left -= wait;
    }
  }

  async #tryUntilDone(
    document: Document,
    variables: unknown,
    operation: string,
    mode: Mode,
  ): Promise<AdminAnswer<unknown>> {
    let token: string | null = null;
    let renewed = false;
    let patience = this.#limits.throttleMilliseconds[this.#caller.priority];
    let tries = 0;
    for (;;) {
      if (this.#caller.priority === "background") patience = await this.#standBack(operation, patience);
      token ??= await this.#caller.token.take();
      const sentAt = this.#limits.now();
      const reply = await this.#send(document, variables, operation, token);
      if ("error" in reply) {
        tries++;
        if (mode === "act" || !reply.worthRepeating || tries >= this.#limits.readTries) throw reply.error;
        await this.#limits.sleep(backOff(tries, reply.retryAfterSeconds));
        continue;
      }
      this.#budget.learn(operation, reply.requested, reply.throttle, this.#limits.now());
      if (reply.status === 401 && !renewed) {
        renewed = true;
        const other = await this.#caller.token.renew(token);
        if (other === null) {
          await forgetOnlineSessions(this.#caller.shopDomain);
          throw failureOfStatus(401).error;
        }
        token = other;
        continue;
      }
      if (isThrottled(reply.errors)) {
        const wait = this.#budget.throttledWait(operation, this.#limits.now());
        // A slow answer that there is no room is waiting for room too.
        patience -= wait + (this.#limits.now() - sentAt);
        if (patience < 0) throw new ShopifyUnavailable("throttled", false, operation, ["THROTTLED"]);
        await this.#limits.sleep(wait);
        continue;
      }
      const failure =
        reply.status === 401 ? failureOfStatus(401) : failureOfAnswer(reply.data, reply.errors, mode === "act");
      if (failure) throw failure.error;
      return { data: reply.data, withheld: withheldOf(reply.errors), cost: reply.actual };
    }
  }

  /** One try: sends and reads the answer. */
  async #send(
    document: Document,
    variables: unknown,
    operation: string,
    token: string,
  ): Promise<AdminReply | FailedCall> {
    const startedAt = this.#limits.now();
    const { shopDomain } = this.#caller;
    const answered = this.#budget.sends(operation, startedAt);
    const reply = await postDocument({ shopDomain, token, document, variables, ...this.#limits });
    answered();
    const milliseconds = Math.round(this.#limits.now() - startedAt);
    const line = { shop: shopDomain, operation, milliseconds };
    if ("error" in reply) log.warn({ ...line, problem: reply.error.message }, "Admin API");
    else log.debug({ ...line, status: reply.status, cost: reply.actual, requested: reply.requested }, "Admin API");
    return reply;
  }
}

/** Half a second, then a second, each up to twice as long by chance; or what Shopify asked for, at most five seconds. */
function backOff(tries: number, retryAfterSeconds: number | null): number {
  if (retryAfterSeconds !== null) return Math.min(5_000, retryAfterSeconds * 1000);
  return 500 * 2 ** (tries - 1) * (1 + Math.random());
}
