import type { PolicyVerdict } from "#app/features/policies/policy.ts";
import type { AmountPair } from "#app/features/orders/order.ts";
import type { TypedAddress } from "../address/typed-address.ts";
import type { OverView } from "../authority/over-limit.ts";
import type { MoneyJson } from "#app/features/shared/money.ts";

/** What an agent chose, parsed and checked for form only. */
export interface ReplacementChoice {
  /** The order as the form found it: see opened-order.server.ts. */
  opened?: string;
  /** Shopify's numeric ids: of the order's line, and of the variant that goes out for it; null: the same one. */
  lines: { lineId: string; variantId: string | null; quantity: number }[];
  /** null: as on the order. */
  address: TypedAddress | null;
  /** The person knows that there are fewer in stock. */
  evenIfShort: boolean;
  reason: string;
  note: string;
}

/** What is shown before one confirms, and exactly what is then sent, as JSON. */
export interface ReplacementPreview {
  /** Made anew for each preview; the confirmation brings it back. */
  requestKey: string;
  orderName: string;
  lines: { title: string; quantity: number; isShort: boolean; stock: number | null }[];
  units: number;
  /** What it would have cost: the discount takes all of it. */
  worth: MoneyJson;
  /** What the customer pays: nothing. */
  amount: AmountPair;
  /** Limits of the acting person that it passes: then it is asked for, not confirmed. */
  over: OverView[];
  /** What the merchant's policies say. */
  policy: PolicyVerdict;
  /** Where it goes, line by line. */
  address: string[];
  /** Shopify's own remarks. */
  warnings: string[];
}

/** What the form starts from. */
export interface ReplacementForm {
  /** The order as it was found, for previews to bring back. */
  opened: string;
  orderName: string;
  /** Everything that was paid has gone back already. */
  isRefunded: boolean;
  lines: ReplacementFormLine[];
  /** As on the order; null: it has none, or Shopify keeps it from us. */
  address: TypedAddress | null;
  /** Orders that were already sent for this one. */
  earlier: string[];
}

export interface ReplacementFormLine {
  lineId: string;
  title: string;
  variantTitle: string | null;
  imageUrl: string | null;
  /** As many as were bought. */
  quantity: number;
  /** Of these, refunded or taken off the order. */
  takenBack: number;
  /** What was bought; null: it is no longer sold, or never was a product. */
  variantId: string | null;
  /** What may go out for it, the bought one among them. Empty: it cannot be sent again from here. */
  variants: ReplacementVariant[];
}

export interface ReplacementVariant {
  variantId: string;
  title: string;
  sku: string | null;
  /** Units; null: Shopify does not count them. */
  stock: number | null;
  /** The merchant sells it before it is in stock. */
  isSoldAhead: boolean;
}
