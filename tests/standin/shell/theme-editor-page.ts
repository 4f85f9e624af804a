import { html } from "../http/markup.ts";
import { renderAdmin } from "./layout.ts";
import type { AdminView } from "./layout.ts";

/** Where Shopify's theme editor would open: says what its address asks it to do. */
export function renderThemeEditor(view: AdminView, theme: string, query: URLSearchParams): string {
  const block = query.get("addAppBlockId");
  const embed = query.get("activateAppId");
  const content = html`<div class="page">
    <h1>Theme editor</h1>
    <section class="card">
      <p>Theme: ${theme}. Page: ${query.get("template") ?? "index"}.</p>
      <p>
        ${block ? html`Shopify would add the block <code>${block}</code> here.` : ""}
        ${embed ? html`Shopify would switch on <code>${embed}</code> here.` : ""}
        ${block || embed ? "" : "Shopify would open it as it is."}
      </p>
      <p>The pretend store's pages have the blocks already.</p>
      <p><a href="/storefront/${view.handle}">To the store</a></p>
    </section>
  </div>`;
  return renderAdmin(view, { title: "Theme editor", section: "home", content });
}
