/** Our blocks, by the names of their files; a panel that is switched on, not placed, is an embed. */
export const themeBlocks = ["order-tracking", "faq", "contact", "help-button"] as const;
export type ThemeBlock = (typeof themeBlocks)[number];
export const isEmbed = (block: ThemeBlock): boolean => block === "help-button";

/** placed: it stands in the published theme. absent: it could. unavailable: the theme cannot take it. */
export type BlockState = "placed" | "absent" | "unavailable";

/**
 * What Shopify says of the published theme. null: it says nothing. "unlisted": none of our blocks is known in the shop.
 * A block that it does not name is not in the answer.
 */
export type ThemeState = Partial<Record<ThemeBlock, BlockState>> | "unlisted" | null;

interface Activation {
  handle?: unknown;
  status?: unknown;
  activations?: unknown;
}

/** Reads what App Bridge's `app.extensions()` gives; anything that is not as documented is not known. */
export function readThemeState(answer: unknown): ThemeState {
  if (!Array.isArray(answer)) return null;
  const ours = answer.filter((one: unknown) => /^theme/.test(String((one as { type?: unknown } | null)?.type ?? "")));
  const blocks = ours.flatMap((one): Activation[] => {
    const { activations } = one as { activations?: unknown };
    return Array.isArray(activations) ? (activations as Activation[]).filter(Boolean) : [];
  });
  const state: Partial<Record<ThemeBlock, BlockState>> = {};
  for (const block of themeBlocks) {
    const own = blocks.find(({ handle }) => handle === block);
    if (own) Object.assign(state, { [block]: stateOf(own) });
  }
  return Object.keys(state).length ? state : "unlisted";
}

function stateOf({ status, activations }: Activation): BlockState {
  if (status === "active" || (Array.isArray(activations) && activations.length)) return "placed";
  return status === "unavailable" ? "unavailable" : "absent";
}

/** Templates that a block can be put into. A merchant moves it in the editor wherever it should be. */
export const templates = ["page.contact", "page", "index"] as const;
export type Template = (typeof templates)[number];

interface EditorLink {
  /** "shop.myshopify.com" */
  domain: string;
  /** The app's client id. */
  apiKey: string;
  block: ThemeBlock;
  /** As far as it is known. */
  state: BlockState | null;
  template: Template;
  /** Shopify's numeric id of a theme; null: the published one. */
  themeId: string | null;
}

/**
 * The way into Shopify's theme editor. Each such way adds a block once more, so that it does so only where Shopify says
 * that there is none, which it says of the published theme only; otherwise the editor is opened as it is. An embed is
 * switched on, which happens once.
 */
export function editorLink({ domain, apiKey, block, state, template, themeId }: EditorLink): string {
  const query = new URLSearchParams();
  if (isEmbed(block)) query.set("context", "apps");
  query.set("template", template);
  if (isEmbed(block)) query.set("activateAppId", `${apiKey}/${block}`);
  else if (addsBlock(state, themeId)) {
    query.set("addAppBlockId", `${apiKey}/${block}`);
    query.set("target", "newAppsSection");
  }
  // A slash in the ids is meant as one.
  const text = query.toString().replaceAll("%2F", "/");
  return `https://${domain}/admin/themes/${themeId ?? "current"}/editor?${text}`;
}

/** Whether the way into the editor would add the block. */
export const addsBlock = (state: BlockState | null, themeId: string | null): boolean =>
  state === "absent" && themeId === null;

/** The number of a theme in the address of its editor; null: none. */
export const themeIdIn = (address: string): string | null => /\/themes\/(\d{1,18})(\/|$|\?)/.exec(address)?.[1] ?? null;
