import type { Desk } from "#app/features/shared/desk.ts";
import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";

/** The process is gone: nothing of its work goes on. */
export class Killed extends Error {
  override name = "Killed";
}

/** Requests that Shopify gets to later than their sender waited. */
export interface LateCalls {
  add(call: () => Promise<unknown>): void;
  /** Shopify gets to all of them now. */
  arrive(): Promise<void>;
}

export function makeLateCalls(): LateCalls {
  const calls: (() => Promise<unknown>)[] = [];
  return {
    add: (call) => void calls.push(call),
    async arrive() {
      // Nobody hears their answers.
      for (const call of calls.splice(0)) await call().catch(() => undefined);
    },
  };
}

export interface Fate {
  /** At which step its process is killed, counted from 0; null: it lives. */
  diesAt: number | null;
  /** Its first act at Shopify is given up waiting for, and executed later. */
  late: LateCalls | null;
  /** Counts who is killed. */
  deaths?: { count: number };
}

/**
 * The desk of a process that is killed at a step: before or after a transaction, before or after its commit, before or
 * after a call to Shopify. From there on it does nothing any more, as after SIGKILL: what was not committed is rolled
 * back, what was sent is sent.
 */
export function giveFate<D extends Desk>(desk: D, { diesAt, late, deaths }: Fate): D {
  if (diesAt === null && !late) return desk;
  let [left, isDead, isLate] = [diesAt ?? Infinity, false, late !== null];
  const live = (): void => {
    if (isDead) throw new Killed();
  };
  const step = (): void => {
    live();
    if (left-- > 0) return;
    isDead = true;
    if (deaths) deaths.count++;
    throw new Killed();
  };
  const around = async <T>(work: () => Promise<T>): Promise<T> => {
    step();
    const result = await work();
    step();
    return result;
  };
  const { shopify } = desk;
  return {
    ...desk,
    db: new Proxy(desk.db, {
      get(target, name, receiver) {
        live();
        return Reflect.get(target, name, receiver) as unknown;
      },
    }),
    sql: ((...words: Parameters<D["sql"]>) => {
      live();
      return (desk.sql as (...words: Parameters<D["sql"]>) => unknown)(...words);
    }) as D["sql"],
    tx: (work: Parameters<D["tx"]>[0]) =>
      around(() =>
        desk.tx(async (tx) => {
          const result = await work(tx);
          step();
          return result;
        }),
      ),
    shopify: {
      scopes: shopify.scopes,
      read: (document, variables) => around(() => shopify.read(document, variables)),
      act: (document, variables) =>
        around(() => {
          if (!isLate) return shopify.act(document, variables);
          isLate = false;
          late!.add(() => shopify.act(document, variables));
          throw new ShopifyUnavailable("timeout", true, "no answer in time");
        }),
    },
  };
}
