import type { PolicyFacts } from "#app/features/policies/judge-policies.ts";
import { readPolicyFacts } from "#app/features/policies/policy-facts.ts";
import { readAddress, type TypedAddress } from "../address/typed-address.ts";
import type { ReplacementOrderAnswer, ReplacementVariantsAnswer } from "./replacement-documents.ts";
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
  variants: ReplacementVariant[];
}

const idOf = (gid: string): string => gid.slice(gid.lastIndexOf("/") + 1);

/** Reads the order; its lines are without their variants until `withVariants`. */
export function readOrderFacts(order: NonNullable<ReplacementOrderAnswer["order"]>): ReplacementFacts {
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
      variants: [],
    })),
  };
}

/** What is in stock of each product, by its numeric id. */
export function readVariants({ nodes }: ReplacementVariantsAnswer): Map<string, ReplacementVariant[]> {
  const byProduct = new Map<string, ReplacementVariant[]>();
  for (const node of nodes)
    if (node?.__typename === "Product")
      byProduct.set(
        idOf(node.id),
        node.variants.nodes.map((variant) => ({
          variantId: idOf(variant.id),
          title: variant.title,
          sku: variant.sku,
          stock: variant.inventoryItem.tracked ? variant.inventoryQuantity : null,
          isSoldAhead: variant.inventoryPolicy === "CONTINUE",
        })),
      );
  return byProduct;
}

/** Puts what Shopify says of the products' variants to the lines. */
export function withVariants(facts: ReplacementFacts, answer: ReplacementVariantsAnswer): ReplacementFacts {
  const byProduct = readVariants(answer);
  return {
    ...facts,
    lines: facts.lines.map((line) => ({ ...line, variants: byProduct.get(line.productId ?? "") ?? [] })),
  };
}
