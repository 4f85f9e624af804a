import { callShell } from "./channel.ts";

let sent = "";

/** Sends the app's menu to the shell when it has changed. */
export function syncNavMenu(): void {
  const menu = document.querySelector("ui-nav-menu, s-app-nav");
  if (!menu) return;
  const items = [...menu.querySelectorAll("a, s-link")].map((link) => ({
    href: link.getAttribute("href") ?? "/",
    label: link.textContent?.trim() ?? "",
    home: link.getAttribute("rel") === "home",
  }));
  const text = JSON.stringify(items);
  if (text === sent) return;
  sent = text;
  void callShell("nav", items);
}
