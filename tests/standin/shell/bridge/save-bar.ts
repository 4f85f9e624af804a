import { callShell, onShellEvent } from "./channel.ts";

let current: UiSaveBar | FormSaveBar | null = null;

function setCurrent(bar: UiSaveBar | FormSaveBar | null): void {
  current = bar;
  syncSaveBar();
}

interface SaveBarOwner {
  save: () => void;
  discard: () => void;
}

/** `<ui-save-bar>`: its primary button saves, the other discards. */
export class UiSaveBar extends HTMLElement implements SaveBarOwner {
  get showing(): boolean {
    return current === this;
  }
  async show(): Promise<void> {
    if (current === this) return;
    setCurrent(this);
    this.dispatchEvent(new Event("show"));
  }
  async hide(): Promise<void> {
    if (current !== this) return;
    setCurrent(null);
    this.dispatchEvent(new Event("hide"));
  }
  async toggle(): Promise<void> {
    await (this.showing ? this.hide() : this.show());
  }
  disconnectedCallback(): void {
    void this.hide();
  }
  save(): void {
    this.saveButton?.click();
  }
  discard(): void {
    this.discardButton?.click();
  }
  get saveButton(): HTMLElement | null {
    return this.querySelector('button[variant="primary"]');
  }
  get discardButton(): HTMLElement | null {
    return this.querySelector('button:not([variant="primary"])');
  }
}

/** A form with `data-save-bar`: the bar appears when it is edited, submits it, or resets it. */
class FormSaveBar implements SaveBarOwner {
  readonly form: HTMLFormElement;
  constructor(form: HTMLFormElement) {
    this.form = form;
  }
  save(): void {
    this.form.requestSubmit();
  }
  discard(): void {
    this.form.reset();
  }
}

/** Listens for edits of `data-save-bar` forms and for clicks on the shell's bar. */
export function watchSaveBar(): void {
  customElements.define("ui-save-bar", UiSaveBar);
  document.addEventListener("input", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("form[data-save-bar]");
    if (!form || (current instanceof FormSaveBar && current.form === form)) return;
    setCurrent(new FormSaveBar(form));
  });
  for (const name of ["submit", "reset"]) {
    document.addEventListener(name, (event) => {
      if (!(current instanceof FormSaveBar) || current.form !== event.target) return;
      setCurrent(null);
    });
  }
  onShellEvent("saveBarClick", ({ button }) => (button === "save" ? current?.save() : current?.discard()));
}

let sent = "";

/** Sends the state of the bar to the shell when it has changed. */
export function syncSaveBar(): void {
  if (current instanceof FormSaveBar && !current.form.isConnected) current = null;
  const bar = current instanceof UiSaveBar ? current : null;
  const loading = bar?.saveButton?.getAttribute("loading") ?? null;
  const state = {
    showing: current !== null,
    saveLoading: loading !== null && loading !== "false",
    saveDisabled: bar?.saveButton?.hasAttribute("disabled") ?? false,
    discardDisabled: bar?.discardButton?.hasAttribute("disabled") ?? false,
    confirmDiscard: bar?.hasAttribute("discardConfirmation") ?? false,
  };
  const text = JSON.stringify(state);
  if (text === sent || (sent === "" && !state.showing)) return;
  sent = text;
  void callShell("saveBar", state);
}

/** Resolves when nothing is unsaved or the person agrees to lose it; stays open when they stay. */
export async function confirmLeaving(): Promise<void> {
  if (current === null) return;
  if (!(await callShell("leaveConfirmation", null))) await new Promise(() => undefined);
  if (current instanceof UiSaveBar) await current.hide();
  setCurrent(null);
}
