/**
 * Preload for the app's process (`node --import`) and for tests (Vitest `setupFiles`): calls to Shopify's hosts, and to
 * the store of files that Shopify has them put to, go to the stand-in, calls to this machine pass, and anything else is
 * refused.
 *
 * `globalThis.fetch` becomes a getter, because Shopify's library keeps the function it finds and Remix replaces it:
 * the getter always gives ours, the setter only exchanges what carries the bytes.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { uploadHost } from "./upload-host.ts";

type Fetch = typeof globalThis.fetch;

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const REFUSED = Symbol.for("standin.refusedCalls");
const INSTALLED = Symbol.for("standin.redirectInstalled");
const registry = globalThis as unknown as Record<symbol, unknown>;
const refused = (registry[REFUSED] ??= []) as string[];

/** Addresses that code of this process tried to reach and that are neither Shopify nor this machine. */
export function listRefusedCalls(): readonly string[] {
  return refused;
}

/** Forgets the refused calls; a test that expects one calls this after it has looked. */
export function clearRefusedCalls(): void {
  refused.length = 0;
}

/** Puts the redirecting `fetch` in place. Done once per process, however often it is called. */
export function installRedirect(): void {
  if (registry[INSTALLED]) return;
  registry[INSTALLED] = true;
  const native: Fetch = globalThis.fetch;
  const inside = new AsyncLocalStorage<boolean>();
  let transport: Fetch = native;
  const redirecting: Fetch = (input, init) => {
    // A replacement that wraps the `fetch` it found calls us again: then the call is already directed.
    if (inside.getStore()) return native(input as Parameters<Fetch>[0], init);
    return inside.run(true, () => send(transport, input as Parameters<Fetch>[0], init));
  };
  Object.defineProperty(globalThis, "fetch", {
    configurable: true,
    enumerable: true,
    get: () => redirecting,
    set: (replacement: Fetch) => {
      transport = replacement === redirecting ? native : replacement;
    },
  });
}

async function send(transport: Fetch, input: Parameters<Fetch>[0], init?: RequestInit): Promise<Response> {
  const url = new URL(typeof input === "string" || input instanceof URL ? input : input.url);
  if (LOOPBACK.has(url.hostname) || url.protocol === "data:") return transport(input, init);
  if (!url.hostname.endsWith(".myshopify.com") && url.hostname !== uploadHost) return refuse(url);
  const standin = process.env.STANDIN_URL;
  if (!standin) throw new Error(`call to ${url.hostname}, but STANDIN_URL is not set`);
  const target = new URL(url.pathname + url.search, standin);
  const request = typeof input === "string" || input instanceof URL ? null : input;
  const headers = new Headers(init?.headers ?? request?.headers);
  headers.set("x-standin-shop", url.hostname);
  const body = init?.body ?? (request?.body ? await request.arrayBuffer() : undefined);
  const signal = init?.signal ?? request?.signal;
  return transport(target.href, { ...init, method: init?.method ?? request?.method ?? "GET", headers, body, signal });
}

async function refuse(url: URL): Promise<never> {
  const address = `${url.origin}${url.pathname}`;
  refused.push(address);
  throw new Error(`outgoing call refused: ${address} is neither Shopify nor this machine`);
}

installRedirect();
