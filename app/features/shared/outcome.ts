/**
 * A foreseen failure is a value, not an exception: `problem` is a machine word that the page translates.
 * Bugs and outages are thrown.
 */
export type Outcome<T, P extends string = string> = { ok: true; value: T } | Refusal<P>;

export interface Refusal<P extends string = string> {
  ok: false;
  problem: P;
  /** The form field beside which the page says it. */
  field?: string;
  /** Words of somebody else (Shopify, a mail server), shown as they came. */
  detail?: string;
}

export const succeed = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export function refuse<P extends string>(problem: P, more: { field?: string; detail?: string } = {}): Refusal<P> {
  return { ok: false, problem, ...more };
}
