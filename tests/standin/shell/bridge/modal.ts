import { callShell } from "./channel.ts";
import { modalStyle } from "./modal-style.ts";
import { readBar } from "./title-bar.ts";
import type { BarButton } from "../protocol.ts";

/**
 * `<ui-modal>` (and `<s-app-window>`): a dialog over the app, with title and buttons from its `ui-title-bar`.
 * Shopify moves the content into the admin's document; here it stays in the app's, and the shell dims itself.
 */
export class UiModal extends HTMLElement {
  private readonly dialog: HTMLDialogElement;
  private body: HTMLElement | null = null;
  private watcher: MutationObserver | null = null;

  constructor() {
    super();
    // A slot in a closed dialog keeps the children unseen from the first paint on.
    const root = this.attachShadow({ mode: "open" });
    root.innerHTML = `<style>${modalStyle}</style><dialog><header></header><div class="body"><slot></slot></div><footer></footer></dialog>`;
    this.dialog = root.querySelector("dialog")!;
    this.dialog.addEventListener("close", () => this.closed());
  }

  /** Where App Bridge's React component puts the children. */
  get content(): HTMLElement {
    if (!this.body) {
      this.body = document.createElement("div");
      this.append(this.body);
    }
    return this.body;
  }

  get src(): string | undefined {
    return this.getAttribute("src") ?? undefined;
  }
  set src(address: string | undefined) {
    if (address === undefined) this.removeAttribute("src");
    else this.setAttribute("src", address);
  }

  get variant(): string {
    return this.getAttribute("variant") ?? (this.localName === "s-app-window" ? "max" : "base");
  }
  set variant(size: string) {
    this.setAttribute("variant", size);
  }

  get contentWindow(): Window | null {
    return this.dialog.querySelector("iframe")?.contentWindow ?? null;
  }

  async show(): Promise<void> {
    if (this.dialog.open) return;
    this.render();
    this.dialog.showModal();
    this.watcher = new MutationObserver(() => this.renderBars());
    this.watcher.observe(this, { subtree: true, childList: true, attributes: true, characterData: true });
    void callShell("modal", { open: true });
    this.dispatchEvent(new Event("show"));
  }

  async hide(): Promise<void> {
    this.dialog.close();
  }

  async toggle(): Promise<void> {
    await (this.dialog.open ? this.hide() : this.show());
  }

  disconnectedCallback(): void {
    void this.hide();
  }

  private render(): void {
    this.dialog.className = this.variant;
    const body = this.dialog.querySelector(".body")!;
    if (this.src) {
      const page = document.createElement("iframe");
      page.src = this.src;
      body.replaceChildren(page);
    } else if (!body.querySelector("slot")) body.replaceChildren(document.createElement("slot"));
    this.renderBars();
  }

  private closed(): void {
    this.watcher?.disconnect();
    void callShell("modal", { open: false });
    this.dispatchEvent(new Event("hide"));
  }

  private renderBars(): void {
    const bar = this.querySelector<HTMLElement>("ui-title-bar");
    const elements: HTMLElement[] = [];
    const state = bar ? readBar(bar, elements) : null;
    const title = document.createElement("h2");
    title.textContent = state?.title ?? "";
    this.dialog.setAttribute("aria-label", state?.title ?? "");
    const close = document.createElement("button");
    close.textContent = "✕";
    close.ariaLabel = "Close";
    close.addEventListener("click", () => void this.hide());
    this.dialog.querySelector("header")!.replaceChildren(title, close);
    const shown = [...(state?.secondary ?? []), state?.primary ?? null].filter((item) => item !== null);
    const buttons = shown.map((item) => makeButton(item, elements[item.index]!, item === state?.primary));
    this.dialog.querySelector("footer")!.replaceChildren(...buttons);
  }
}

/** `<s-app-window>`: a modal of full size with a page of the app in it. */
export class SAppWindow extends UiModal {}

function makeButton(item: BarButton, original: HTMLElement, primary: boolean): HTMLButtonElement {
  const button = document.createElement("button");
  button.textContent = item.label;
  button.disabled = item.disabled || item.loading;
  button.className = [primary ? "primary" : "", item.critical ? "critical" : ""].join(" ").trim();
  button.addEventListener("click", () => original.click());
  return button;
}
