import { html, Markup } from "../http/markup.ts";
import type { BlockSchema } from "./render-block.ts";

export const themes = ["light", "dark", "vintage"] as const;
export type ThemeName = (typeof themes)[number];

export interface ThemePage {
  shopName: string;
  /** Where the store begins: "/storefront/morning-cup". */
  root: string;
  /** Of a language other than the store's own: "/pl"; "" elsewhere. */
  folder: string;
  theme: ThemeName;
  locale: string;
  direction: "ltr" | "rtl";
  /** Customers who can be signed in, for trying. */
  customers: { id: number; name: string }[];
  customerId: number | null;
  title: string;
  content: Markup;
  /** Blocks on the page: what their schemas ask to be loaded. */
  schemas?: BlockSchema[];
  /** App embeds, at the end of the body. */
  embed?: Markup;
}

const looks: Record<ThemeName, string> = {
  light:
    ":root{--inputs-radius:8px;--buttons-radius:24px}body{background:#fff;color:#2b2118;font:16px/1.6 Georgia,serif}",
  dark: ":root{color-scheme:dark;--buttons-radius:0}body{background:#14161a;color:#e8e6e1;font:16px/1.6 system-ui,sans-serif}",
  vintage:
    "body{background:#f3ead8;color:#3a2a1a;font:14px/1.4 'Courier New',monospace}input,button{font:12px Arial;color:#000}*{box-sizing:content-box}",
};
const frame =
  "body{margin:0}header,footer{padding:1rem;border-block-end:1px solid currentColor}footer{border:0;border-block-start:1px solid currentColor;font-size:.85em}main{padding:1.5rem 1rem;max-inline-size:60rem;margin:auto}nav a,footer a{color:inherit;margin-inline-end:1rem}h1{margin:0 0 .5rem}.tiles{display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(10rem,1fr))}.tiles img{inline-size:100%;block-size:auto}";

/** A page of the store in one of three looks: as today's themes, dark, and as those of ten years ago. */
export function renderTheme(page: ThemePage): string {
  const root = page.folder + page.root;
  const asset = (name: string | undefined) => name && `${page.root}/extension/${name}`;
  const styles = [...new Set((page.schemas ?? []).flatMap(({ stylesheet }) => asset(stylesheet) || []))];
  const scripts = [...new Set((page.schemas ?? []).flatMap(({ javascript }) => asset(javascript) || []))];
  return html`<!doctype html>
    <html lang="${page.locale}" dir="${page.direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} – ${page.shopName}</title>
        <link rel="icon" href="data:," />
        <style>
          ${new Markup(frame + looks[page.theme])}
        </style>
        ${styles.map((address) => html`<link rel="stylesheet" href="${address}" media="all" />`)}
        ${scripts.map((address) => html`<script src="${address}" async></script>`)}
      </head>
      <body>
        <header>
          <h1>${page.shopName}</h1>
          <nav>
            <a href="${root}">Shop</a><a href="${root}/pages/track-order">Track your order</a
            ><a href="${root}/pages/help">Help</a><a href="${root}/pages/contact">Contact</a>
          </nav>
        </header>
        <main>${page.content}</main>
        <footer>
          <p>
            Theme: ${themes.map((name) => html`<a href="?theme=${name}">${name}</a>`)} Language:
            ${["en", "pl", "pt-BR"].map((name) => html`<a href="?locale=${name}">${name}</a>`)}
          </p>
          <p>
            Signed in: ${page.customerId ?? "nobody"}. <a href="?customer=">nobody</a>
            ${page.customers.map(({ id, name }) => html`<a href="?customer=${id}">${name}</a>`)}
          </p>
        </footer>
        ${page.embed ?? ""}
      </body>
    </html>`.text;
}
