/** The admin around the app's frame, served as `/frame.js`: answers what App Bridge asks. */
import type { AppEvents, CallMessage, ReplyMessage, ShellCalls } from "../protocol.ts";
import { makeElement } from "./make-element.ts";
import { closeNav, drawNav, homePath, markNav } from "./nav.ts";
import { pickResources } from "./picker.ts";
import { drawSaveBar, mayLeave } from "./save-bar.ts";
import { requestScopes } from "./scopes.ts";
import { askServer, fetchIdToken, frameData } from "./server.ts";
import { drawTitleBar } from "./title-bar.ts";
import { hideToast, showToast } from "./toasts.ts";

type Answers = { [Name in keyof ShellCalls]: (data: ShellCalls[Name][0]) => Promise<ShellCalls[Name][1]> };

const SANDBOX = [
  "allow-scripts allow-same-origin allow-forms allow-downloads allow-modals",
  "allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation",
];
const frame = makeElement("iframe", { id: "app-frame", name: "app-iframe", title: frameData.appName });
frame.allow = "clipboard-read; clipboard-write";
const ADMIN = /^https:\/\/(?:admin\.shopify\.com\/store\/([\w-]+)|([\w-]+)\.myshopify\.com\/admin)(\/.*)?$/;

function tellApp<Name extends keyof AppEvents>(name: Name, data: AppEvents[Name]): void {
  frame.contentWindow?.postMessage({ standin: "event", name, data }, frameData.appOrigin);
}

function setLoading(isLoading: boolean): void {
  document.body.classList.toggle("loading", isLoading);
}

/** Goes to an address that the app wants outside its frame. The real admin's addresses become the shell's. */
async function openAddress(url: string, target: string): Promise<void> {
  const admin = ADMIN.exec(url);
  const store = !admin || admin[1] === "_" ? frameData.handle : (admin[1] ?? admin[2]);
  const address = admin ? `/store/${store}${admin[3] ?? "/"}` : url;
  if (target === "_blank") window.open(address, "_blank", "noopener");
  else if (await mayLeave()) location.assign(address);
}

const answers: Answers = {
  idToken: fetchIdToken,
  user: () => askServer("user"),
  path: async ({ path, title }) => {
    history.replaceState(null, "", frameData.base + path);
    document.title = `${title || frameData.appName} · ${frameData.handle}`;
    markNav(path);
    return null;
  },
  open: async ({ url, target }) => {
    await openAddress(url, target);
    return null;
  },
  titleBar: async (state) => {
    drawTitleBar(state, frameData.appName, (index) => tellApp("titleBarClick", { index }));
    return null;
  },
  nav: async (items) => {
    drawNav(items, async (href) => {
      if (await mayLeave()) tellApp("navigate", { href });
    });
    return null;
  },
  saveBar: async (state) => {
    drawSaveBar(state, (button) => tellApp("saveBarClick", { button }));
    return null;
  },
  leaveConfirmation: mayLeave,
  modal: async ({ open }) => {
    document.body.classList.toggle("dimmed", open);
    return null;
  },
  loading: async (isLoading) => {
    setLoading(isLoading);
    return null;
  },
  toastShow: showToast,
  toastHide: async ({ id }) => {
    hideToast(id);
    return null;
  },
  scopesQuery: () => askServer("scopes"),
  extensions: async () => (await askServer<{ extensions: unknown[] }>("extensions")).extensions,
  scopesRequest: ({ scopes }) => requestScopes(scopes),
  scopesRevoke: ({ scopes }) => askServer("revoke", { scopes }),
  pick: pickResources,
};

window.addEventListener("message", async (event: MessageEvent<CallMessage>) => {
  if (event.origin !== frameData.appOrigin || event.source !== frame.contentWindow) return;
  const { standin, id, name, data } = event.data;
  if (standin !== "call") return;
  const reply: ReplyMessage = { standin: "reply", id };
  try {
    if (!(name in answers)) throw new Error(`the shell does not know "${String(name)}"`);
    reply.data = await (answers[name] as (data: unknown) => Promise<unknown>)(data);
  } catch (error) {
    reply.error = (error as Error).message;
  }
  frame.contentWindow?.postMessage(reply, frameData.appOrigin);
});

frame.addEventListener("load", () => setLoading(false));
document.getElementById("app-home")!.addEventListener("click", async (event) => {
  event.preventDefault();
  closeNav();
  if (await mayLeave()) tellApp("navigate", { href: homePath() });
});
drawTitleBar(null, frameData.appName, () => undefined);
setLoading(true);
frame.src = frameData.launchUrl;
frame.setAttribute("sandbox", SANDBOX.join(" "));
document.getElementById("app-place")!.replaceWith(frame);
