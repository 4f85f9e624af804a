import type { BarButton, TitleBarState } from "../protocol.ts";
import { makeElement } from "./make-element.ts";

const bar = document.getElementById("title-bar")!;

/** A menu closes when one turns to anything else, the app's frame included. */
function closeMenus(except: EventTarget | null): void {
  for (const menu of bar.querySelectorAll("details[open]")) {
    if (!(except instanceof Node && menu.contains(except))) menu.removeAttribute("open");
  }
}
document.addEventListener("click", (event) => closeMenus(event.target));
window.addEventListener("blur", () => closeMenus(null));

/** Draws the app's title bar; `click` gets the number of the button that was pressed. */
export function drawTitleBar(state: TitleBarState | null, appName: string, click: (index: number) => void): void {
  const heading = makeElement("h1", { textContent: state?.title || appName });
  const left = makeElement("div", { className: "title-left" });
  if (state?.breadcrumb) left.append(makeButton(state.breadcrumb, "crumb", click), "›");
  left.append(heading);
  const right = makeElement("div", { className: "title-actions" });
  for (const item of state?.secondary ?? []) right.append(makeButton(item, "button", click));
  for (const group of state?.groups ?? []) {
    const menu = makeElement(
      "details",
      { className: "menu" },
      makeElement("summary", { className: "button" }, group.label),
    );
    const items = makeElement("div", { className: "menu-items" });
    for (const item of group.items) items.append(makeButton(item, "menu-item", click));
    items.addEventListener("click", () => menu.removeAttribute("open"));
    menu.append(items);
    right.append(menu);
  }
  if (state?.primary) right.append(makeButton(state.primary, "button primary", click));
  bar.replaceChildren(left, right);
}

function makeButton(item: BarButton, className: string, click: (index: number) => void): HTMLButtonElement {
  const button = makeElement("button", {
    textContent: item.loading ? `${item.label} …` : item.label,
    className: `${className} ${item.critical ? "critical" : ""}`,
    disabled: item.disabled || item.loading,
  });
  button.addEventListener("click", () => click(item.index));
  return button;
}
