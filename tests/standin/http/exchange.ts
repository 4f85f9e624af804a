import type { IncomingMessage, ServerResponse } from "node:http";

/** One request with its answer, as the stand-in's small handlers see it. */
export interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
  url: URL;
  method: string;
}

/** Answers the exchange and says so, or leaves it to the next handler. */
export type Handler = (exchange: Exchange) => Promise<boolean> | boolean;

const MAX_BODY_BYTES = 40 * 1024 * 1024;

/** Reads the whole body. @throws when it is larger than 40 MB. */
export async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Error("request body is larger than 40 MB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads a JSON or form body as a plain object. An empty body is an empty object. @throws when it is malformed. */
export async function readFields(req: IncomingMessage): Promise<Record<string, unknown>> {
  const raw = (await readBody(req)).toString();
  if (raw === "") return {};
  if (String(req.headers["content-type"]).includes("json")) return JSON.parse(raw) as Record<string, unknown>;
  return Object.fromEntries(new URLSearchParams(raw));
}

export function sendJson(res: ServerResponse, status: number, json: unknown, headers: Record<string, string> = {}) {
  res.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...headers });
  res.end(JSON.stringify(json));
}

export function sendHtml(res: ServerResponse, status: number, html: string, headers: Record<string, string> = {}) {
  res.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", ...headers });
  res.end(html);
}

export function sendText(res: ServerResponse, status: number, type: string, text: string | Uint8Array) {
  res.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  res.end(text);
}

export function redirectTo(res: ServerResponse, location: string) {
  res.writeHead(303, { location });
  res.end();
}

/** The value of one cookie of the request, or `null`. */
export function readCookie(req: IncomingMessage, name: string): string | null {
  for (const pair of (req.headers.cookie ?? "").split(/;\s*/)) {
    const [key, value] = pair.split("=");
    if (key === name && value !== undefined) return decodeURIComponent(value);
  }
  return null;
}
