import { createHash } from "node:crypto";
import type { ShopState } from "../../state.ts";
import { makeError } from "../errors.ts";
import type { RequestContext, ShopChange } from "./request-context.ts";

const keptForMs = 24 * 3_600_000;

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
}

function hashInput(input: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(sortKeys(input)))
    .digest("hex");
}

function forgetOldKeys(state: ShopState, now: Date): void {
  for (const [key, record] of Object.entries(state.idempotency ?? {}))
    if (now.getTime() - Date.parse(record.at) >= keptForMs) delete state.idempotency![key];
}

export interface IdempotentAct<T> {
  mutation: string;
  key: string;
  input: unknown;
  /** Does the act; gives the id of what it made, or `null` when nothing was made (the key then stays free). */
  act(change: ShopChange): { result: T; madeId: number | null };
  /** Rebuilds the answer of an earlier act from today's state. */
  replay(madeId: number): T;
}

/**
 * Runs an act once per key, app and shop. The same key with the same input within 24 hours gives the answer again,
 * with other input it is refused, and while the first is under way the second is sent away.
 */
export async function runIdempotently<T>(context: RequestContext, request: IdempotentAct<T>): Promise<T> {
  const { state, app } = context;
  const recordKey = `${app}:${request.mutation}:${request.key}`;
  const flightKey = `${state.shop.domain}:${recordKey}`;
  if (context.idempotentKeysInFlight.has(flightKey))
    throw makeError(
      "A request with the same idempotency key is already being processed. Retry later with the same key.",
      "IDEMPOTENCY_CONCURRENT_REQUEST",
    );
  forgetOldKeys(state, context.now);
  const hash = hashInput(request.input);
  const known = state.idempotency?.[recordKey];
  if (known && known.hash !== hash)
    throw makeError(
      "The same idempotency key cannot be used with different parameters.",
      "IDEMPOTENCY_KEY_PARAMETER_MISMATCH",
    );
  if (known) return request.replay(known.madeId);

  context.idempotentKeysInFlight.add(flightKey);
  try {
    await context.pause();
    // The act and the memory of its key are one step: whoever saves the state saves both or neither.
    return context.change((change) => {
      const { result, madeId } = request.act(change);
      if (madeId !== null) (state.idempotency ??= {})[recordKey] = { hash, at: context.now.toISOString(), madeId };
      return result;
    });
  } finally {
    context.idempotentKeysInFlight.delete(flightKey);
  }
}
