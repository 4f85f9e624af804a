import { describeScopes } from "../oauth/installation.ts";
import { listExtensions } from "../storefront/list-extensions.ts";
import { mintIdToken } from "../oauth/id-token.ts";
import type { ShopState } from "../state.ts";
import { toDecimal } from "./format.ts";
import type { AdminView } from "./layout.ts";
import type { ShellDeps } from "./shell-deps.ts";

/** Answers one call of the shell's script on behalf of the person in the top bar. @throws when it is not known. */
export function answerBridgeCall(
  deps: ShellDeps,
  view: AdminView,
  name: string,
  body: Record<string, unknown>,
): object {
  const { state, staff } = view;
  const shop = state.shop.domain;
  switch (name) {
    case "id-token":
      return { token: mintIdToken(deps.app, { shop, staffId: staff.id }) };
    case "user":
      return {
        id: staff.id,
        name: `${staff.firstName} ${staff.lastName}`,
        email: staff.email,
        accountAccess: staff.accountOwner ? "full access" : "limited access",
      };
    case "scopes":
      return describeScopes(deps.app, state);
    case "grant":
      deps.grant(shop, body.scopes as string[]);
      return describeScopes(deps.app, state);
    case "revoke":
      deps.revoke(shop, body.scopes as string[]);
      return describeScopes(deps.app, state);
    case "extensions":
      return { extensions: listExtensions(state) };
    case "pickable":
      return { items: listPickable(state, String(body.type)) };
    default:
      throw new Error(`the shell's server does not know "${name}"`);
  }
}

function listPickable(state: ShopState, type: string): object[] {
  const active = state.products.filter((product) => product.status === "ACTIVE");
  const variants = active.flatMap((product) =>
    product.variants.map((variant) => ({
      id: `gid://shopify/ProductVariant/${variant.id}`,
      title: variant.title === "Default Title" ? product.title : `${product.title} – ${variant.title}`,
      displayName: `${product.title} - ${variant.title}`,
      sku: variant.sku,
      price: toDecimal(variant.price, state.shop.currencyCode),
      product: { id: `gid://shopify/Product/${product.id}` },
    })),
  );
  if (type === "variant") return variants;
  if (type !== "product") throw new Error(`the resource picker does not imitate "${type}"`);
  return active.map((product) => {
    const id = `gid://shopify/Product/${product.id}`;
    const own = variants.filter((variant) => variant.product.id === id);
    return { id, title: product.title, handle: product.handle, vendor: product.vendor, variants: own, images: [] };
  });
}
