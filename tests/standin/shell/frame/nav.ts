import type { NavItem } from "../protocol.ts";
import { makeElement } from "./make-element.ts";
import { frameData } from "./server.ts";

const list = document.getElementById("app-nav")!;
const home = document.getElementById("app-home")!;
let items: NavItem[] = [];
let path = "/";
let homeHref = "/";

/** The app's path behind its own name in the navigation. */
export function homePath(): string {
  return homeHref;
}

/** Draws the app's menu below its name; `go` gets the app's own path. */
export function drawNav(next: NavItem[], go: (href: string) => void): void {
  items = next.filter((item) => !item.home);
  homeHref = next.find((item) => item.home)?.href ?? "/";
  list.replaceChildren(
    ...items.map((item) => {
      const link = makeElement("a", { textContent: item.label, href: frameData.base + item.href });
      link.addEventListener("click", (event) => {
        if (event.metaKey || event.ctrlKey || event.button !== 0) return;
        event.preventDefault();
        closeNav();
        go(item.href);
      });
      return makeElement("li", {}, link);
    }),
  );
  mark();
}

/** Marks the menu item that the app's path belongs to: the longest one that begins it. */
export function markNav(next: string): void {
  path = next;
  mark();
}

/** Closes the menu that covers the page on a phone. */
export function closeNav(): void {
  (document.getElementById("nav-open") as HTMLInputElement).checked = false;
}

function mark(): void {
  const plain = path.split(/[?#]/)[0]!;
  const fits = (href: string) => plain === href || plain.startsWith(`${href.replace(/\/$/, "")}/`);
  const best = items.filter((item) => fits(item.href)).sort((a, b) => b.href.length - a.href.length)[0];
  list.querySelectorAll("a").forEach((link, index) => {
    if (items[index] === best) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
  if (best) home.removeAttribute("aria-current");
  else home.setAttribute("aria-current", "page");
}
