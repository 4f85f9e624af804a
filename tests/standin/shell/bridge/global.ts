import type { ShopifyGlobal } from "@shopify/app-bridge-types";
import { callShell, shellOrigin } from "./channel.ts";
import { config } from "./config.ts";
import { UiModal } from "./modal.ts";
import { confirmLeaving, UiSaveBar } from "./save-bar.ts";

let toasts = 0;

/** What this App Bridge does of the whole interface; the rest refuses loudly, see `refuseMissing`. */
const done: Partial<ShopifyGlobal> = {
  config,
  origin: shellOrigin,
  ready: Promise.resolve(),
  environment: { embedded: true, mobile: false, pos: false, intent: false },
  loading: (isLoading = true) => void callShell("loading", isLoading),
  idToken: () => callShell("idToken", null),
  user: () => callShell("user", null),
  app: { extensions: () => callShell("extensions", null) as Promise<never[]> },
  toast: {
    show: (message, options = {}) => {
      const id = `toast-${++toasts}`;
      const { duration = 5000, isError = false, action = null, onAction, onDismiss } = options;
      const answer = callShell("toastShow", { id, message, isError, durationMs: duration, action });
      void answer.then((how) => (how === "action" ? onAction?.() : onDismiss?.()));
      return id;
    },
    hide: (id) => void callShell("toastHide", { id }),
  },
  modal: {
    show: async (id) => findElement(id, UiModal).show(),
    hide: async (id) => findElement(id, UiModal).hide(),
    toggle: async (id) => findElement(id, UiModal).toggle(),
  },
  saveBar: {
    show: async (id) => findElement(id, UiSaveBar).show(),
    hide: async (id) => findElement(id, UiSaveBar).hide(),
    toggle: async (id) => findElement(id, UiSaveBar).toggle(),
    leaveConfirmation: confirmLeaving,
  },
  scopes: {
    query: () => callShell("scopesQuery", null),
    request: async (scopes) => {
      const { granted, detail } = await callShell("scopesRequest", { scopes });
      return { result: granted ? "granted-all" : "declined-all", detail };
    },
    revoke: async (scopes) => ({ detail: await callShell("scopesRevoke", { scopes }) }),
  },
  resourcePicker: (async (options: { type: string; multiple?: boolean | number; query?: string }) => {
    const { type, multiple = false, query = "" } = options;
    const picked = await callShell("pick", { type, multiple: multiple !== false, query });
    return picked ? Object.assign(picked, { selection: picked }) : undefined;
  }) as unknown as ShopifyGlobal["resourcePicker"],
  reviews: {
    request: async () => ({
      success: false,
      code: "merchant-ineligible",
      message: "The stand-in's shops do not write reviews",
    }),
  },
  support: { registerHandler: async () => undefined },
  webVitals: { onReport: async () => undefined },
};

/** The `shopify` global. What is not imitated throws when it is touched, so that nobody relies on a silent nothing. */
export const shopifyGlobal = new Proxy(done as ShopifyGlobal, {
  get(target, name, receiver) {
    if (name in target || typeof name === "symbol" || name === "then" || name === "toJSON" || name.startsWith("$$")) {
      return Reflect.get(target, name, receiver) as unknown;
    }
    throw new Error(`shopify.${name} is not imitated by the stand-in's App Bridge`);
  },
});

function findElement<Element extends HTMLElement>(id: string, kind: new () => Element): Element {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`App Bridge: no ${kind.name} with the id "${id}"`);
  return element;
}
