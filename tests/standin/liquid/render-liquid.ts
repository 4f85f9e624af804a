import { Liquid } from "liquidjs";

/** What a template knows, and what `t` says for a key. */
export interface LiquidScope {
  values: Record<string, unknown>;
  translate(key: string): string;
  /** Where a file of the extension is found. */
  assetUrl?(name: string): string;
  /** A snippet's template. */
  snippet?(name: string): string;
  /** In which zone `date` tells the time: the shop's. */
  zone?: string;
  /** In which language `date: format: 'date'` tells it. */
  locale?: string;
}

/**
 * Renders a template as Shopify does: nothing is escaped by itself, what is not there is empty, what a filter of
 * Shopify's would do is done here. Its `schema` is no part of it.
 * @throws Error on a filter or a tag that is not known, and on what is not closed
 */
export function renderLiquid(template: string, scope: LiquidScope): string {
  const { values, translate, assetUrl, snippet, zone = "UTC", locale = "en" } = scope;
  const read = (name: string): string => {
    if (!snippet) throw new Error(`liquid: no snippet ${name}`);
    return snippet(name);
  };
  const fs = { readFileSync: read, existsSync: () => true, readFile: async (name: string) => read(name), exists: async () => true, resolve: (_: string, name: string) => name }; // prettier-ignore
  // What a theme knows is known in its snippets too; what a template has assigned is not.
  const engine = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    relativeReference: false,
    timezoneOffset: zone,
    globals: values,
    fs,
  });
  engine.registerFilter("t", (key: unknown) => translate(String(key)));
  engine.registerFilter("asset_url", (name: unknown) => (assetUrl ?? ((file) => `/extension/${file}`))(String(name)));
  engine.registerFilter("json", (value: unknown) =>
    JSON.stringify(value ?? null).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
  );
  const plainDate = engine.filters.date as (this: unknown, value: unknown, ...given: unknown[]) => unknown;
  engine.registerFilter("date", function (value: unknown, ...given: unknown[]) {
    if (!Array.isArray(given[0])) return plainDate.call(this, value, ...given);
    return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: zone }).format(new Date(String(value)));
  });
  // Where an app's answer stands in the theme is the theme's matter.
  engine.registerTag("layout", { parse: () => {}, render: () => "" });
  return String(engine.parseAndRenderSync(splitSchema(template).shown));
}

/** A block's template without its `schema`, and that, as it came; null: it has none. */
export function splitSchema(template: string): { shown: string; schema: string | null } {
  const [whole = "", schema = null] = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(template) ?? [];
  return { shown: template.replace(whole, ""), schema };
}
