import type { ToastRequest } from "../protocol.ts";
import { makeElement } from "./make-element.ts";

const region = document.getElementById("toasts")!;
const hiders = new Map<string, () => void>();

/** Shows a toast over the admin; answers when it goes away, and how. */
export function showToast(toast: ToastRequest): Promise<"action" | "dismissed"> {
  return new Promise((resolve) => {
    const element = makeElement("div", { className: `toast ${toast.isError ? "error" : ""}` }, toast.message);
    element.setAttribute("role", toast.isError ? "alert" : "status");
    const end = (how: "action" | "dismissed") => {
      clearTimeout(timer);
      hiders.delete(toast.id);
      element.remove();
      resolve(how);
    };
    if (toast.action) {
      const button = makeElement("button", { textContent: toast.action, className: "toast-action" });
      button.addEventListener("click", () => end("action"));
      element.append(button);
    }
    const close = makeElement("button", { textContent: "✕", ariaLabel: "Dismiss", className: "toast-close" });
    close.addEventListener("click", () => end("dismissed"));
    element.append(close);
    const timer = setTimeout(() => end("dismissed"), toast.durationMs);
    hiders.set(toast.id, () => end("dismissed"));
    region.append(element);
  });
}

export function hideToast(id: string): void {
  hiders.get(id)?.();
}
