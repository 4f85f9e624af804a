/** What App Bridge (in the app's frame) and the shell say to each other by `postMessage`. */

export interface BarButton {
  /** Names the element again when it is clicked in the shell. */
  index: number;
  label: string;
  disabled: boolean;
  loading: boolean;
  critical: boolean;
}

export interface TitleBarState {
  title: string;
  breadcrumb: BarButton | null;
  primary: BarButton | null;
  secondary: BarButton[];
  groups: { label: string; items: BarButton[] }[];
}

export interface NavItem {
  href: string;
  label: string;
  /** The page behind the app's own name; not listed. */
  home: boolean;
}

export interface SaveBarState {
  showing: boolean;
  saveLoading: boolean;
  saveDisabled: boolean;
  discardDisabled: boolean;
  confirmDiscard: boolean;
}

export interface ToastRequest {
  id: string;
  message: string;
  isError: boolean;
  durationMs: number;
  action: string | null;
}

/** Calls from the app: argument and answer of each. */
export interface ShellCalls {
  idToken: [null, string];
  user: [null, { id: number; name: string; email: string; accountAccess: string }];
  path: [{ path: string; title: string }, null];
  open: [{ url: string; target: string }, null];
  titleBar: [TitleBarState | null, null];
  nav: [NavItem[], null];
  saveBar: [SaveBarState, null];
  leaveConfirmation: [null, boolean];
  modal: [{ open: boolean }, null];
  loading: [boolean, null];
  toastShow: [ToastRequest, "action" | "dismissed"];
  toastHide: [{ id: string }, null];
  scopesQuery: [null, ScopesAnswer];
  scopesRequest: [{ scopes: string[] }, { granted: boolean; detail: ScopesAnswer }];
  scopesRevoke: [{ scopes: string[] }, ScopesAnswer];
  extensions: [null, unknown[]];
  pick: [{ type: string; multiple: boolean; query: string }, unknown[] | null];
}

export interface ScopesAnswer {
  granted: string[];
  required: string[];
  optional: string[];
}

/** Events from the shell to the app. */
export interface AppEvents {
  navigate: { href: string };
  titleBarClick: { index: number };
  saveBarClick: { button: "save" | "discard" };
}

export interface CallMessage {
  standin: "call";
  id: number;
  name: keyof ShellCalls;
  data: unknown;
}

export interface ReplyMessage {
  standin: "reply";
  id: number;
  data?: unknown;
  error?: string;
}

export interface EventMessage {
  standin: "event";
  name: keyof AppEvents;
  data: unknown;
}
