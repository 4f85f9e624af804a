import type { AppEvents, CallMessage, EventMessage, ReplyMessage, ShellCalls } from "../protocol.ts";

/** The shell serves this script, so the script's own address says whom to talk to. */
const script = document.currentScript as HTMLScriptElement | null;
export const shellOrigin = new URL(script?.src ?? location.href).origin;
export const scriptApiKey = script?.dataset.apiKey ?? null;

interface Waiting {
  resolve: (data: unknown) => void;
  reject: (error: Error) => void;
}

let lastId = 0;
const waiting = new Map<number, Waiting>();
const listeners = new Map<string, (data: unknown) => void>();

/** Asks the shell for something and waits for its answer. Never answered outside the shell. */
export function callShell<Name extends keyof ShellCalls>(
  name: Name,
  data: ShellCalls[Name][0],
): Promise<ShellCalls[Name][1]> {
  const id = ++lastId;
  const message: CallMessage = { standin: "call", id, name, data };
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve: resolve as (data: unknown) => void, reject });
    window.parent.postMessage(message, shellOrigin);
  });
}

/** Hears one kind of event from the shell. */
export function onShellEvent<Name extends keyof AppEvents>(name: Name, listener: (data: AppEvents[Name]) => void) {
  listeners.set(name, listener as (data: unknown) => void);
}

window.addEventListener("message", (event: MessageEvent<ReplyMessage | EventMessage>) => {
  if (event.origin !== shellOrigin || event.source !== window.parent) return;
  const message = event.data;
  if (message.standin === "event") listeners.get(message.name)?.(message.data);
  if (message.standin !== "reply") return;
  const call = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.error === undefined) call?.resolve(message.data);
  else call?.reject(new Error(message.error));
});
