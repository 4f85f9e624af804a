import { action as ask, loader as track } from "#app/routes/storefront.tracking.ts";
import { action as sendCode } from "#app/routes/storefront.tracking.code.ts";
import { action as confirm } from "#app/routes/storefront.tracking.confirm.ts";
import { action as report } from "#app/routes/storefront.tracking.report.ts";
import { action as searchHelp, loader as showHelp } from "#app/routes/storefront.help.ts";
import { action as voteArticle, loader as showArticle } from "#app/routes/storefront.help.$slug.ts";
import { loader as showPicture } from "#app/routes/storefront.help.files.$id.ts";
import { action as suggest } from "#app/routes/storefront.help.suggest.ts";
import { action as write, loader as showContact } from "#app/routes/storefront.contact.ts";
import { action as openRequest } from "#app/routes/storefront.request.ts";
import { action as sendRequest } from "#app/routes/storefront.request.send.ts";
import type { TestWorld } from "#tests/setup/start-world.ts";
import { makeProxyQuery } from "#tests/standin/http/proxy-signature.ts";

/** Somebody in the shop's theme: their requests are signed as Shopify's proxy does it and answered by the real routes. */
export interface Visitor {
  get(path: string, query?: string): Promise<Shown>;
  /** As a form without script: with the token of a page of ours, unless told otherwise. */
  post(path: string, fields: Record<string, string | File | File[]>, headers?: Record<string, string>): Promise<Shown>;
  /** As our script. */
  send(path: string, fields: Record<string, unknown>, headers?: Record<string, string>): Promise<Shown>;
}

export interface Shown {
  status: number;
  headers: Headers;
  /** As it came. */
  raw: string;
  /** The markup with its entities read. */
  html: string;
  /** For script: what the answer says it is. */
  state: string | null;
  /** What the forms carry unseen, by the last part of their address; a field of the same name once. */
  hidden(path: string): Record<string, string>;
}

type Handler = (args: { request: Request; params: object; context: object }) => Promise<unknown>;
const routes: Record<string, { loader?: unknown; action?: unknown }> = {
  tracking: { loader: track, action: ask },
  contact: { loader: showContact, action: write },
  "tracking/code": { action: sendCode },
  "tracking/confirm": { action: confirm },
  "tracking/report": { action: report },
  help: { loader: showHelp, action: searchHelp },
  "help/suggest": { action: suggest },
  "help/files/$id": { loader: showPicture },
  "help/$slug": { loader: showArticle, action: voteArticle },
  request: { action: openRequest },
  "request/send": { action: sendRequest },
};

/** The route of a path, with what it reads from it. */
function routeOf(path: string): { route: (typeof routes)[string] | undefined; params: Record<string, string> } {
  const file = /^help\/files\/([^/]+)$/.exec(path)?.[1];
  if (file !== undefined) return { route: routes["help/files/$id"], params: { id: file } };
  const slug = /^help\/([^/]+)$/.exec(path)?.[1];
  if (routes[path] || slug === undefined) return { route: routes[path], params: {} };
  return { route: routes["help/$slug"], params: { slug } };
}

export interface VisitorOptions {
  shop?: number;
  customerId?: number | null;
  address?: string;
  language?: string;
  proxyPath?: string;
  agent?: string;
}

export function visitShop(world: TestWorld, options: VisitorOptions = {}): Visitor {
  const {
    shop = 0,
    customerId = null,
    address = "192.0.2.1",
    language = "en",
    proxyPath = "/apps/latte",
    agent = "",
  } = options;
  const domain = world.shops[shop]!.domain;
  const go = async (path: string, query: string, init: RequestInit): Promise<Shown> => {
    const signed = makeProxyQuery(process.env.SHOPIFY_API_SECRET!, new URLSearchParams(query), {
      shop: domain,
      customerId,
      pathPrefix: proxyPath,
    });
    const headers = new Headers({ "accept-language": language, "x-forwarded-for": address, "user-agent": agent });
    new Headers(init.headers).forEach((value, name) => headers.set(name, value));
    const url = new URL(`/storefront/${path}?${signed}`, process.env.SHOPIFY_APP_URL);
    return show(await answerOf(path, new Request(url, { ...init, headers })));
  };
  const visitor: Visitor = {
    get: (path, query = "") => go(path, query, {}),
    async post(path, fields, headers = {}) {
      const given = Object.entries(fields);
      const texts = given.filter((field): field is [string, string] => typeof field[1] === "string");
      const body = texts.length < given.length ? new FormData() : new URLSearchParams(texts);
      if (body instanceof FormData)
        for (const [name, value] of given.flatMap(([name, all]) => [all].flat().map((one) => [name, one] as const)))
          body.append(name, value);
      return go(path, "", { method: "POST", body, headers });
    },
    send: (path, fields, headers = {}) =>
      go(path, "", {
        method: "POST",
        body: JSON.stringify(fields),
        headers: { "content-type": "application/json", "x-latte-help": "1", "x-latte-open": "40", ...headers },
      }),
  };
  return visitor;
}

/** The answer of the route, also where it was thrown. */
export async function answerOf(path: string, request: Request): Promise<Response> {
  const { route, params } = routeOf(path);
  const handler = route?.[request.method === "GET" ? "loader" : "action"] as Handler;
  return (await handler({ request, params, context: {} }).catch((thrown: unknown) => thrown)) as Response;
}

async function show(answer: Response): Promise<Shown> {
  if (!(answer instanceof Response)) throw answer;
  const raw = await answer.text();
  const json = answer.headers.get("content-type")?.includes("json")
    ? (JSON.parse(raw) as Record<string, string>)
    : null;
  const html = read(json ? (json.html ?? "") : raw);
  return {
    status: answer.status,
    headers: answer.headers,
    raw,
    html,
    state: json?.state ?? null,
    hidden: (path) => {
      const form = html
        .split("<form")
        .slice(1)
        .find((part) => part.includes(`/${path}?`));
      const inputs = [...(form ?? "").matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
      return Object.fromEntries(inputs.map(([, name = "", value = ""]) => [name, value]));
    },
  };
}

const read = (html: string) => html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
