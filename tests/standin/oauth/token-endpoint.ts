import type { StandinApp } from "../app-config.ts";
import type { ShopState, StaffRecord } from "../state.ts";
import { verifyIdToken } from "./id-token.ts";
import { OFFLINE_SECONDS, ONLINE_SECONDS, REFRESH_SECONDS } from "./token-store.ts";
import type { OfflineTokens, TokenStore } from "./token-store.ts";

const EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

/** What the token endpoint was asked to do, per shop. `mostRefreshesAtOnce` above 1 means the app lacks a lock. */
export interface TokenCounts {
  onlineExchanges: number;
  offlineExchanges: number;
  refreshes: number;
  refused: number;
  mostRefreshesAtOnce: number;
}

export interface TokenAnswer {
  status: number;
  json: object;
}

/** Scopes that a token has right now: what the shop granted, cut down by the person's own permissions. */
export function scopesOf(state: ShopState, staffId?: number): string[] {
  const granted = state.installation?.scopes ?? [];
  const staff = staffId === undefined ? undefined : state.staff.find((person) => person.id === staffId);
  return staff?.scopes ? granted.filter((scope) => staff.scopes!.includes(scope)) : granted;
}

/** Answers `POST /admin/oauth/access_token`: token exchange, refresh and the migration of old offline tokens. */
export function answerTokenRequest(
  app: StandinApp,
  store: TokenStore,
  state: ShopState,
  counts: TokenCounts,
  body: Record<string, unknown>,
): TokenAnswer {
  const answer = decide(app, store, state, counts, body);
  if (answer.status !== 200) counts.refused += 1;
  return answer;
}

/** A fresh set of counters. */
export function emptyCounts(): TokenCounts {
  return { onlineExchanges: 0, offlineExchanges: 0, refreshes: 0, refused: 0, mostRefreshesAtOnce: 0 };
}

function decide(
  app: StandinApp,
  store: TokenStore,
  state: ShopState,
  counts: TokenCounts,
  body: Record<string, unknown>,
): TokenAnswer {
  const shop = state.shop.domain;
  if (body.client_id !== app.key || body.client_secret !== app.secret) {
    return refuse("invalid_client", "Client authentication failed");
  }
  if (body.grant_type === "refresh_token") {
    const pair = state.installation ? store.rotate(shop, String(body.refresh_token)) : null;
    if (!pair) return refuse("invalid_grant", "This request requires an active refresh_token");
    counts.refreshes += 1;
    return offlineAnswer(state, pair);
  }
  if (body.grant_type !== EXCHANGE) return refuse("unsupported_grant_type", "The grant type is not supported");
  if (!state.installation) return refuse("application_cannot_be_found", "The app is not installed on this shop");
  if (body.subject_token_type === OFFLINE) {
    const owner = store.find(shop, String(body.subject_token));
    if (owner?.kind !== "offline") return refuse("invalid_subject_token", "The subject token is invalid");
    counts.offlineExchanges += 1;
    return offlineAnswer(state, store.issueOffline(shop, wantsExpiry(body)));
  }
  const claims = body.subject_token_type === ID_TOKEN ? verifyIdToken(app, shop, String(body.subject_token)) : null;
  const staff = claims && state.staff.find((person) => String(person.id) === claims.sub);
  if (!staff) return refuse("invalid_subject_token", "Session token is invalid, expired or of an unknown user");
  if (body.requested_token_type === ONLINE) {
    counts.onlineExchanges += 1;
    return onlineAnswer(state, staff, store.issueOnline(shop, staff.id));
  }
  if (body.requested_token_type !== OFFLINE) return refuse("invalid_request", "The requested token type is unknown");
  counts.offlineExchanges += 1;
  return offlineAnswer(state, store.issueOffline(shop, wantsExpiry(body)));
}

function onlineAnswer(state: ShopState, staff: StaffRecord, accessToken: string): TokenAnswer {
  const json = {
    access_token: accessToken,
    scope: scopesOf(state).join(","),
    expires_in: ONLINE_SECONDS,
    associated_user_scope: scopesOf(state, staff.id).join(","),
    associated_user: {
      id: staff.id,
      first_name: staff.firstName,
      last_name: staff.lastName,
      email: staff.email,
      email_verified: true,
      account_owner: staff.accountOwner,
      locale: staff.locale,
      collaborator: false,
    },
  };
  return { status: 200, json };
}

function offlineAnswer(state: ShopState, tokens: OfflineTokens): TokenAnswer {
  const base = { access_token: tokens.accessToken, scope: scopesOf(state).join(",") };
  if (tokens.refreshToken === null) return { status: 200, json: base };
  const expiry = {
    expires_in: OFFLINE_SECONDS,
    refresh_token: tokens.refreshToken,
    refresh_token_expires_in: REFRESH_SECONDS,
  };
  return { status: 200, json: { ...base, ...expiry } };
}

function wantsExpiry(body: Record<string, unknown>): boolean {
  return String(body.expiring) === "1";
}

function refuse(error: string, description: string): TokenAnswer {
  return { status: 400, json: { error, error_description: description } };
}
