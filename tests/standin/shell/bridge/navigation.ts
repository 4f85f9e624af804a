import { callShell, onShellEvent } from "./channel.ts";

/** Names of the launch query, which have no place in the admin's own address. */
const LAUNCH = ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp", "appLoadId"];

/** Keeps the admin's address in step with the app's, and leads links to the admin out of the frame. */
export function watchNavigation(): void {
  for (const name of ["pushState", "replaceState"] as const) {
    const native = history[name].bind(history);
    history[name] = (...args: Parameters<History["pushState"]>) => {
      native(...args);
      reportPath();
    };
  }
  window.addEventListener("popstate", reportPath);
  window.addEventListener("DOMContentLoaded", reportPath);
  // After the app's own listeners: a link leads where it points to by then, as it does without us.
  window.addEventListener("click", leadOut);
  onShellEvent("navigate", ({ href }) => dispatchNavigate(href));
  patchOpen();
}

/** Tells the app's router to go to `href`, the way the admin's navigation does. */
export function dispatchNavigate(href: string): void {
  const url = new URL(href, location.href);
  const link = document.createElement("a");
  link.setAttribute("href", url.origin === location.origin ? url.pathname + url.search + url.hash : url.href);
  document.body.append(link);
  link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true }));
  link.remove();
}

/** The admin's address for what an app may write: `shopify:admin/…`, `shopify://admin/…` or the real host. */
export function adminAddress(address: string): string | null {
  const short = /^shopify:\/*admin(\/.*)?$/i.exec(address);
  if (short) return `https://admin.shopify.com/store/_${short[1] ?? "/"}`;
  return /^https:\/\/(admin\.shopify\.com|[\w-]+\.myshopify\.com\/admin)(\/|$)/.test(address) ? address : null;
}

let sent = "";

/** Tells the shell where the app is and what the page is called, when that has changed. */
export function reportPath(): void {
  const url = new URL(location.href);
  for (const name of LAUNCH) url.searchParams.delete(name);
  const report = { path: url.pathname + url.search + url.hash, title: document.title };
  const text = JSON.stringify(report);
  if (text === sent) return;
  sent = text;
  void callShell("path", report);
}

function leadOut(event: MouseEvent): void {
  if (event.defaultPrevented) return;
  const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
  const href = link?.getAttribute("href");
  if (!link || !href) return;
  const address = adminAddress(href);
  if (!address && link.target !== "_top" && link.target !== "_parent") return;
  event.preventDefault();
  void callShell("open", { url: address ?? link.href, target: address && link.target === "" ? "_top" : link.target });
}

function patchOpen(): void {
  const native = window.open.bind(window);
  window.open = (address, target, features) => {
    const text = String(address ?? "");
    const admin = adminAddress(text);
    const leaves = admin !== null || target === "_top" || target === "_parent";
    if (!leaves) return native(address, target, features);
    void callShell("open", { url: admin ?? new URL(text, location.href).href, target: target ?? "_top" });
    return null;
  };
}
