import type { BarButton, TitleBarState } from "../protocol.ts";
import { callShell, onShellEvent } from "./channel.ts";

let buttons: HTMLElement[] = [];
let sent = "";

/** Sends the title bar to the shell when it has changed, and passes clicks back to the elements. */
export function syncTitleBar(): void {
  const found = [...document.querySelectorAll<HTMLElement>("ui-title-bar")].filter((bar) => !bar.closest("ui-modal"));
  const bar = found.at(-1);
  const page = bar ? null : document.querySelector<HTMLElement>("s-page[heading]");
  buttons = [];
  const state = bar ? readTitleBar(bar) : page ? readPage(page) : null;
  const text = JSON.stringify(state);
  if (text === sent) return;
  sent = text;
  void callShell("titleBar", state);
}

onShellEvent("titleBarClick", ({ index }) => buttons[index]?.click());

/** Reads one `ui-title-bar`; the modal uses it for its own header and footer. */
export function readBar(bar: HTMLElement, collect: HTMLElement[]): TitleBarState {
  const own = [...bar.children].filter((child) => child.matches("button, a")) as HTMLElement[];
  const secondary = own.filter((item) => !item.getAttribute("variant"));
  return {
    title: bar.getAttribute("title") ?? document.title,
    breadcrumb: readFirst(own, "breadcrumb", collect),
    primary: readFirst(own, "primary", collect),
    secondary: secondary.map((item) => readButton(item, collect)),
    groups: [...bar.querySelectorAll<HTMLElement>(":scope > section")].map((section) => ({
      label: section.getAttribute("label") ?? "",
      items: [...section.querySelectorAll<HTMLElement>("button, a")].map((item) => readButton(item, collect)),
    })),
  };
}

function readTitleBar(bar: HTMLElement): TitleBarState {
  return readBar(bar, buttons);
}

function readPage(page: HTMLElement): TitleBarState {
  const inSlot = (slot: string) => [...page.querySelectorAll<HTMLElement>(`:scope > [slot="${slot}"]`)];
  const first = (slot: string) => inSlot(slot).map((item) => readButton(item, buttons))[0] ?? null;
  return {
    title: page.getAttribute("heading") ?? document.title,
    breadcrumb: first("breadcrumb-actions"),
    primary: first("primary-action"),
    secondary: inSlot("secondary-actions").map((item) => readButton(item, buttons)),
    groups: [],
  };
}

function readFirst(items: HTMLElement[], variant: string, collect: HTMLElement[]): BarButton | null {
  const item = items.find((one) => one.getAttribute("variant") === variant);
  return item ? readButton(item, collect) : null;
}

function readButton(item: HTMLElement, collect: HTMLElement[]): BarButton {
  const loading = item.getAttribute("loading");
  return {
    index: collect.push(item) - 1,
    label: item.textContent?.trim() ?? "",
    disabled: item.hasAttribute("disabled"),
    loading: loading !== null && loading !== "false",
    critical: item.getAttribute("tone") === "critical",
  };
}
