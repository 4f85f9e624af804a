import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderLiquid, splitSchema } from "../liquid/render-liquid.ts";

/** The theme extension that the storefront has installed. */
const folder = join(import.meta.dirname, "../../../extensions/storefront-help");

const readText = (path: string): string => readFileSync(join(folder, path), "utf8");

export interface BlockSchema {
  name: string;
  target: string;
  stylesheet?: string;
  javascript?: string;
  settings?: { id?: string; default?: unknown }[];
}

export interface BlockVisit {
  locale: string;
  /** Where the shop hands requests on to the app; null: the app has not written it down. */
  proxyPath: string | null;
  /** What the app has written of its articles: JSON. */
  faq?: string;
  /** How the app says that blocks look; the app has not written it down. */
  appearance?: string;
  customerId: number | null;
  /** What Shopify knows of who is signed in. */
  customer?: {
    name: string;
    email: string | null;
    orders?: { id: number; name: string; created_at: string; cancelled: boolean; fulfillment_status_label: string }[];
  };
  shopName: string;
  /** Where the store begins in this language: "/pl"; "/" in its own. */
  rootUrl?: string;
  /** The shop's: in which the theme tells the time. */
  zone?: string;
  /** What the merchant set in the theme editor, over the schema's defaults. */
  settings?: Record<string, unknown>;
  blockId?: string;
  /** What the app has written for the contact form and the help button. */
  contact?: unknown;
  /** Of the page: "index", "product", "page" … */
  pageType?: string;
  /** Where the extension's files are. */
  assets?: string;
}

/** A block as Shopify puts it into a section, with the files that its schema names. */
export function renderBlock(name: string, visit: BlockVisit): { html: string; schema: BlockSchema } {
  const template = readText(`blocks/${name}.liquid`);
  const schema = JSON.parse(splitSchema(template).schema ?? "{}") as BlockSchema;
  const defaults = (schema.settings ?? []).flatMap(({ id, default: value }) => (id ? [[id, value]] : []));
  const html = renderLiquid(template, {
    translate: translatorFor(visit.locale),
    zone: visit.zone,
    locale: visit.locale,
    snippet: (file) => readText(`snippets/${file}.liquid`),
    assetUrl: (file) => `${visit.assets ?? "/extension"}/${file}`,
    values: {
      block: {
        id: visit.blockId ?? "AbC123",
        shopify_attributes: "",
        settings: { ...Object.fromEntries(defaults), ...visit.settings },
      },
      app: {
        metafields: {
          latte: {
            proxy_path: visit.proxyPath === null ? null : { value: visit.proxyPath },
            faq: visit.faq === undefined ? null : { value: JSON.parse(visit.faq) as unknown },
            appearance: visit.appearance === undefined ? null : { value: visit.appearance },
            contact: visit.contact === undefined ? null : { value: visit.contact },
          },
        },
      },
      routes: { root_url: visit.rootUrl ?? "/" },
      request: { locale: { iso_code: visit.locale }, page_type: visit.pageType ?? "page" },
      customer: visit.customerId === null ? null : { id: visit.customerId, orders: [], ...visit.customer },
      shop: { name: visit.shopName },
    },
  });
  return { html: `<div id="shopify-block-${visit.blockId ?? "AbC123"}" class="shopify-block">${html}</div>`, schema };
}

/** What a block says of itself. */
export const readBlockSchema = (name: string): BlockSchema =>
  JSON.parse(splitSchema(readText(`blocks/${name}.liquid`)).schema ?? "{}") as BlockSchema;

/** An asset of the extension with its type; null: there is none of this name. */
export function readAsset(name: string): { type: string; text: string } | null {
  if (!/^[\w-]+\.(js|css)$/.test(name)) return null;
  try {
    return { type: name.endsWith(".js") ? "text/javascript" : "text/css", text: readText(`assets/${name}`) };
  } catch {
    return null;
  }
}

type Texts = { [key: string]: string | Texts };

/** What `t` says: the language's words, else those of the default one. */
function translatorFor(locale: string): (key: string) => string {
  const read = (file: string) => JSON.parse(readText(`locales/${file}.json`)) as Texts;
  const own = ["pl", "pt-BR"].includes(locale) ? read(locale) : read("en.default");
  const find = (texts: Texts, key: string) =>
    key.split(".").reduce<string | Texts | undefined>((at, part) => (typeof at === "object" ? at[part] : undefined), texts); // prettier-ignore
  return (key) => {
    const found = find(own, key) ?? find(read("en.default"), key);
    if (typeof found !== "string") throw new Error(`the extension has no words for ${key}`);
    return found;
  };
}
