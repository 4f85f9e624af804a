import { actKinds, type ActKind } from "../acts/act-kind.ts";
import { givesBack } from "../acts/action-view.ts";
import type { MoneyJson } from "../shared/money.ts";

/** Acts of a group in a period. */
export interface ActCount {
  acts: number;
  /** What they gave away, in the shop's currency; null: nothing that could be summed up. */
  given: MoneyJson | null;
}

/** Acts on an item in a period, and how many pieces of it. */
interface PieceCount {
  units: number;
  acts: number;
}

/** What was done for customers in a period, as JSON. null wherever there is nothing to reckon from. */
export interface ActReport {
  /** Money that went back for orders, and orders that came in. */
  back: { sum: MoneyJson | null; orders: number; per100: MoneyJson | null };
  /** The same of whatever Shopify has refunded of the orders of the period so far, wherever and whenever that was. */
  refunded: { sum: MoneyJson | null; per100: MoneyJson | null };
  /** How many acts had to be asked for, of how many that were begun or asked for. */
  approvals: { asked: number; acts: number; share: number | null };
  /** Acts of which Shopify shows something else than we say. */
  differing: number;
  /** From asking to somebody's decision, in seconds. */
  decisions: { count: number; medianSeconds: number | null; p90Seconds: number | null };
  kinds: (ActCount & { kind: string })[];
  /** What the role was called when the act was made; null: made before that was kept. */
  roles: (ActCount & { role: string | null })[];
  /** `staffId` "": shoppers, by the shop's rule. */
  people: (ActCount & { staffId: string; name: string })[];
  /** A word of ours or Shopify's, or what was typed; null: none was given. */
  reasons: (ActCount & { reason: string | null; refunds: number })[];
  products: (PieceCount & { product: string; variants: (PieceCount & { item: string; variant: string })[] })[];
}

/**
 * Kinds whose reason is chosen from a list; with the others it is somebody's own words. A step of a return has those of the
 * return, where it names them.
 */
export const kindsWithReason: readonly ActKind[] = actKinds.filter(
  (kind) =>
    !["address", "credit", "discount", "hold", "note", "returnStep", "invoice", "duplicate", "edit"].includes(kind),
);

/**
 * Kinds whose pieces are counted; and agreeing to a return that the customer asked for. A piece that comes back is counted
 * when its return is set up, not at each step of it; what is sold is not counted.
 */
export const kindsWithPieces: readonly ActKind[] = ["refund", "cancellation", "replacement", "return", "exchange"];

/** Kinds that pay money back. */
export const kindsGivingBack: readonly ActKind[] = actKinds.filter(givesBack);

/** Which acts a list shows, beside the period. null: all. */
export interface ActsFilter {
  kind: string | null;
  staffId: bigint | null;
  /** "": made before roles were kept. */
  role: string | null;
  /** "": none was given. */
  reason: string | null;
  /** In all its variants. */
  product: string | null;
  /** Product and variant, as an act names them. */
  item: string | null;
  /**
   * `asked`: only what was asked for, by when it was; `decided`: and somebody decided. `alarm`: what needs somebody,
   * whenever it was; `differs`: what Shopify shows otherwise.
   */
  only: "asked" | "decided" | "back" | "refunds" | "alarm" | "differs" | null;
}

/** An act in such a list, as JSON. */
export interface ActLine {
  id: string;
  at: string;
  kind: string;
  state: string;
  orderName: string;
  ticketNumber: number;
  staff: string;
  role: string | null;
  reason: string | null;
  products: string[];
  given: MoneyJson;
  /** In the currency the customer paid in. */
  amount: MoneyJson;
  /** A machine word for what is wrong with it; null: nothing. */
  problem: string | null;
  /** From asking to the decision; null: nobody was asked, or nobody decided. */
  askedSeconds: number | null;
}

/** What goes back for 100 orders, in whole minor units, halves away from nothing; null: no orders. */
export function per100(sum: MoneyJson | null, orders: number): MoneyJson | null {
  if (!sum || orders <= 0) return null;
  const minor = (BigInt(sum.minor) * 200n + BigInt(orders)) / (2n * BigInt(orders));
  return { minor: minor.toString(), currency: sum.currency };
}
