import { html, Markup } from "../http/markup.ts";
import { renderAdmin } from "./layout.ts";
import type { AdminView } from "./layout.ts";

/** The page with the app's frame, which its script makes, so that it hears every message from the first on. */
export function renderAppPage(view: AdminView, launchUrl: string): string {
  const data = {
    handle: view.handle,
    appHandle: view.app.handle,
    appName: view.app.name,
    appOrigin: new URL(launchUrl).origin,
    launchUrl,
    base: `/store/${view.handle}/apps/${view.app.handle}`,
  };
  const json = new Markup(JSON.stringify(data).replaceAll("<", "\\u003c"));
  const content = html`<div id="title-bar"></div>
    <div id="app-place"></div>
    <script type="application/json" id="frame-data">
      ${json}
    </script>`;
  return renderAdmin(view, { title: view.app.name, section: "app", content, script: "/frame.js" });
}

/** Shown in place of the app while it is not installed. */
export function renderInstallPage(view: AdminView, scopes: string[]): string {
  const content = html`<div class="page narrow">
    <h1>Install ${view.app.name}</h1>
    <section class="card">
      <p>The app is not installed in ${view.state.shop.name}. Installing it grants:</p>
      <ul>
        ${scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
      </ul>
      <form method="post" action="/store/${view.handle}/install"><button class="button primary">Install</button></form>
    </section>
  </div>`;
  return renderAdmin(view, { title: `Install ${view.app.name}`, section: "app", content });
}

/** The page that asks for optional scopes when the app's server sends the whole window to the grant address. */
export function renderGrantPage(view: AdminView, scopes: string[]): string {
  const content = html`<div class="page narrow">
    <h1>${view.app.name} needs more access</h1>
    <section class="card">
      <ul>
        ${scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
      </ul>
      <form method="post" action="/store/${view.handle}/grant">
        <input type="hidden" name="scopes" value="${scopes.join(",")}" />
        <a class="button" href="/store/${view.handle}/apps/${view.app.handle}/">Cancel</a>
        <button class="button primary">Update access</button>
      </form>
    </section>
  </div>`;
  return renderAdmin(view, { title: "Update access", section: "app", content });
}
