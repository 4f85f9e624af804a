import type { PolicyFacts } from "#app/features/policies/judge-policies.ts";
import { readPolicyFacts } from "#app/features/policies/policy-facts.ts";
import { readAddress, type TypedAddress } from "../address/typed-address.ts";
import type { ProductVariantsAnswer, ReplacementOrderFound, StockAnswer } from "./replacement-documents.ts";
import type { ReplacementVariant } from "./replacement-preview.ts";

/** The order as it is at Shopify now, as far as sending it again needs it. Ids are Shopify's numeric ones. */
export interface ReplacementFacts {
  orderName: string;
  updatedAt: string;
  email: string | null;
  customerLocale: string | null;
  customerId: string | null;
  /** The shop's currency. */
  currency: string;
  /** Everything that was paid has gone back already. */
  isRefunded: boolean;
  address: TypedAddress | null;
  lines: ReplacementFactLine[];
  policy: PolicyFacts;
}

export interface ReplacementFactLine {
  lineId: string;
  title: string;
  variantTitle: string | null;
  imageUrl: string | null;
  quantity: number;
  /** Of these, refunded or taken off the order. */
  takenBack: number;
  variantId: string | null;
  productId: string | null;
  /** What may go out for it; empty too where that was not asked for. */
  variants: ReplacementVariant[];
}

const idOf = (gid: string): string => gid.slice(gid.lastIndexOf("/") + 1);

/** Reads the order; its lines have variants where these were asked for. */
export function readOrderFacts(order: ReplacementOrderFound): ReplacementFacts {
  return {
    orderName: order.name,
    updatedAt: order.updatedAt,
    email: order.email,
    customerLocale: order.customerLocale,
    customerId: order.customer ? idOf(order.customer.id) : null,
    currency: order.currencyCode,
    isRefunded: order.displayFinancialStatus === "REFUNDED",
    address: readAddress(order.shippingAddress),
    policy: readPolicyFacts(order),
    lines: order.lineItems.nodes.map((line) => ({
      lineId: idOf(line.id),
      title: line.title,
      variantTitle: line.variantTitle,
      imageUrl: line.image?.url ?? null,
      quantity: line.quantity,
      takenBack: Math.max(0, line.quantity - line.currentQuantity),
      variantId: line.variant ? idOf(line.variant.id) : null,
      productId: line.product ? idOf(line.product.id) : null,
      variants: line.product && "variants" in line.product ? readVariants(line.product) : [],
    })),
  };
}

/** What may go out of a product, with what is in stock. */
export const readVariants = ({ variants }: ProductVariantsAnswer): ReplacementVariant[] =>
  variants.nodes.map(readStock);

export const readStock = (variant: StockAnswer): ReplacementVariant => ({
  variantId: idOf(variant.id),
  title: variant.title,
  sku: variant.sku,
  stock: variant.inventoryItem.tracked ? variant.inventoryQuantity : null,
  isSoldAhead: variant.inventoryPolicy === "CONTINUE",
});

/** What a form brings back of its order: see opened-order.server.ts. Stock is not kept: it is asked for anew. */
export const keptOfOrder = (order: ReplacementOrderFound): ReplacementOrderFound => ({
  ...order,
  lineItems: {
    nodes: order.lineItems.nodes.map((line) => ({
      ...line,
      image: null,
      product: line.product && { id: line.product.id },
    })),
  },
});
