import { randomUUID } from "node:crypto";
import type { StandinApp } from "../app-config.ts";
import { scopesOf } from "../oauth/token-endpoint.ts";
import type { TokenStore } from "../oauth/token-store.ts";
import type { ShopState } from "../state.ts";
import type { AdminPort } from "./admin-port.ts";
import type { Exchange, Handler } from "./exchange.ts";
import { readBody, sendJson } from "./exchange.ts";
import { runWithFault } from "./run-with-fault.ts";

const PATH = /^\/admin\/api\/(\d{4}-\d\d|unstable)\/graphql\.json$/;

interface GraphqlBody {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** `POST https://{shop}/admin/api/{version}/graphql.json`. */
export function makeGraphqlHandler(parts: {
  app: StandinApp;
  admin: AdminPort;
  tokens: TokenStore;
  findShop: (domain: string) => ShopState | null;
}): Handler {
  return async (exchange) => {
    const version = PATH.exec(exchange.url.pathname)?.[1];
    if (version === undefined || exchange.method !== "POST") return false;
    const { req, res } = exchange;
    const state = parts.findShop(String(req.headers["x-standin-shop"]));
    const owner = state && parts.tokens.find(state.shop.domain, String(req.headers["x-shopify-access-token"]));
    if (!state?.installation || !owner) {
      sendJson(res, 401, { errors: BAD_TOKEN });
      return true;
    }
    const body = await readGraphql(exchange);
    if (!body) return true;
    const { kind, staffId } = owner;
    const caller = { shop: owner.shop, app: parts.app.key, token: { kind, staffId, scopes: scopesOf(state, staffId) } };
    const headers = { "x-shopify-api-version": version, "x-request-id": randomUUID() };
    const fault = parts.admin.faults.take(body);
    await runWithFault(
      res,
      fault,
      () => parts.admin.execute(caller, body),
      (answer) => sendJson(res, answer.status, answer.json, headers),
    );
    return true;
  };
}

const BAD_TOKEN = "[API] Invalid API key or access token (unrecognized login or wrong password)";

async function readGraphql({ req, res }: Exchange): Promise<GraphqlBody | null> {
  try {
    const body = JSON.parse((await readBody(req)).toString()) as GraphqlBody;
    if (typeof body.query === "string") return body;
  } catch {
    sendJson(res, 400, { errors: "Bad Request" });
    return null;
  }
  sendJson(res, 400, { errors: { query: "Required parameter missing or invalid" } });
  return null;
}
