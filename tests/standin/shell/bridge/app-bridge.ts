/**
 * The stand-in's own App Bridge, served as `/app-bridge.js` and loaded by the app as a classic script.
 * Shapes are those of `@shopify/app-bridge-types`; nothing of Shopify's script is in it.
 */
import { callShell } from "./channel.ts";
import { patchFetch } from "./authenticated-fetch.ts";
import { shopifyGlobal } from "./global.ts";
import { hideElements, watchDocument } from "./hidden-elements.ts";
import { SAppWindow, UiModal } from "./modal.ts";
import { syncNavMenu } from "./nav-menu.ts";
import { reportPath, watchNavigation } from "./navigation.ts";
import { syncSaveBar, watchSaveBar } from "./save-bar.ts";
import { syncTitleBar } from "./title-bar.ts";

function start(): void {
  const reload = new URLSearchParams(location.search).get("shopify-reload");
  window.shopify = shopifyGlobal;
  if (reload) {
    void bounce(reload);
    return;
  }
  hideElements();
  patchFetch();
  customElements.define("ui-modal", UiModal);
  customElements.define("s-app-window", SAppWindow);
  watchSaveBar();
  watchNavigation();
  watchDocument(() => {
    syncTitleBar();
    syncNavMenu();
    syncSaveBar();
    reportPath();
  });
}

/** The bounce page: fetch a token and go on to the page that lacked one. */
async function bounce(address: string): Promise<void> {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) throw new Error(`App Bridge: refused to reload ${url.origin}`);
  url.searchParams.set("id_token", await callShell("idToken", null));
  location.replace(url);
}

// The bounce and exit pages may include the script twice in one document: the second does nothing.
if (!("shopify" in window) || window.shopify === undefined) start();
