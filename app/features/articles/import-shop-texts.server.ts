import { ShopifyUnavailable } from "#app/platform/shopify/admin-api.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import { addImported, tryImported } from "./add-imported.server.ts";
import type { LinkedPolicy } from "./article-facts.ts";
import { cleanArticleHtml } from "./article-html.server.ts";
import type { BuiltInCategory } from "./article-category.ts";
import type { ImportedCounts, ShopText } from "./import-view.ts";
import type { NewArticle } from "./keep-article.server.ts";
import { ShopTexts } from "./shop-texts-documents.ts";

/** What reading them needs of the merchant's permissions. */
const needed = ["read_legal_policies", "read_content"];

export type ShopTextsProblem = "scopes_missing" | "not_reached" | "withheld" | "nothing_chosen";

/** Which permissions are still to be asked for, as one text with commas; null: none. */
export function missingContentScopes({ shopify }: StaffDesk): string | null {
  const missing = needed.filter((scope) => !shopify.scopes.includes(scope));
  return missing.length ? missing.join(",") : null;
}

/** Policies and published pages of the shop that have a text; the first hundred pages (ours). */
export async function listShopTexts(desk: StaffDesk, locale: string): Promise<Outcome<ShopText[], ShopTextsProblem>> {
  const read = await readTexts(desk, locale);
  if (!read.ok) return read;
  const problems = await tryImported(
    desk,
    read.value.map((one) => one.article),
  );
  return succeed(
    read.value.map(({ id, kind, article }, index) => ({
      id,
      kind,
      title: article.title,
      excerpt: cleanArticleHtml(article.html.slice(0, 2_000)).text.replace(/\s+/g, " ").slice(0, 160),
      isThere: problems[index] === "there_already",
    })),
  );
}

/** Writes the chosen ones as drafts, in the language in which the shop has them. */
export async function importShopTexts(
  desk: StaffDesk,
  ids: readonly string[],
  locale: string,
): Promise<Outcome<ImportedCounts, ShopTextsProblem>> {
  if (!ids.length) return refuse("nothing_chosen");
  const read = await readTexts(desk, locale);
  if (!read.ok) return read;
  const chosen = read.value.filter((one) => ids.includes(one.id)).map((one) => one.article);
  const answers = await addImported(desk, chosen);
  const added = answers.filter((problem) => problem === null).length;
  return succeed({ added, left: answers.length - added });
}

interface ReadText {
  id: string;
  kind: ShopText["kind"];
  article: NewArticle;
}

async function readTexts(desk: StaffDesk, locale: string): Promise<Outcome<ReadText[], ShopTextsProblem>> {
  if (missingContentScopes(desk)) return refuse("scopes_missing");
  try {
    const { data, withheld } = await desk.shopify.read(ShopTexts, {});
    // The person may lack a permission that the app has.
    if (withheld.length) return refuse("withheld");
    const policies = data.shop.shopPolicies.map(({ id, type, title, body }): ReadText => {
      const known = policyKinds[type];
      const category = known?.category ?? "accounts";
      const article = { title: title || type, html: String(body), category, locale };
      return { id, kind: "policy", article: known ? { ...article, policy: known.policy } : article };
    });
    const pages = data.pages.nodes
      .filter((page) => page.isPublished)
      .map((page): ReadText => {
        const article = { title: page.title, html: String(page.body), category: "", locale, slug: page.handle };
        return { id: page.id, kind: "page", article };
      });
    return succeed([...policies, ...pages].filter(({ article }) => cleanArticleHtml(article.html).html));
  } catch (error) {
    if (error instanceof ShopifyUnavailable) return refuse("not_reached");
    throw error;
  }
}

/** Shopify's kinds of policies: what we call them, and where they belong. */
const policyKinds: Record<string, { policy: LinkedPolicy; category: BuiltInCategory } | undefined> = {
  REFUND_POLICY: { policy: "refund", category: "returns" },
  SHIPPING_POLICY: { policy: "shipping", category: "shipping" },
  PRIVACY_POLICY: { policy: "privacy", category: "accounts" },
  TERMS_OF_SERVICE: { policy: "terms", category: "order_processing" },
  TERMS_OF_SALE: { policy: "terms", category: "order_processing" },
  CONTACT_INFORMATION: { policy: "contact", category: "accounts" },
  SUBSCRIPTION_POLICY: { policy: "subscription", category: "billing" },
  LEGAL_NOTICE: { policy: "legal", category: "accounts" },
};
