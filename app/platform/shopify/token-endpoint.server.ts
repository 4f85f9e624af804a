import { Session } from "@shopify/shopify-api";
import { env } from "#app/env.server.ts";

/** Shopify refuses this refresh or ID token for good; asking again would not help. */
export class TokenRefused extends Error {
  override name = "TokenRefused";
}

/** Shopify could not be asked. */
export class TokenEndpointDown extends Error {
  override name = "TokenEndpointDown";
}

interface TokenAnswer {
  access_token: string;
  scope?: string;
  expires_in?: number;
  refresh_token?: string;
  refresh_token_expires_in?: number;
}

const timeoutMilliseconds = 10_000;

/**
 * A new offline session for the refresh token. Not the library's call: that one has no time limit, and this runs while a
 * lock is held.
 * @throws TokenRefused | TokenEndpointDown
 */
export const refreshOfflineSession = (shop: string, refreshToken: string): Promise<Session> =>
  askForOfflineSession(shop, { grant_type: "refresh_token", refresh_token: refreshToken });

/**
 * A new offline session for an ID token, which every request of an opened page carries.
 * @throws TokenRefused | TokenEndpointDown
 */
export const exchangeForOfflineSession = (shop: string, idToken: string): Promise<Session> =>
  askForOfflineSession(shop, {
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: idToken,
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
  });

async function askForOfflineSession(shop: string, grant: Record<string, string>): Promise<Session> {
  const response = await post(shop, grant);
  if (response.status >= 500 || response.status === 429) throw new TokenEndpointDown(`status ${response.status}`);
  const answer = (await response.json().catch(() => null)) as (TokenAnswer & { error?: string }) | null;
  if (!response.ok) throw new TokenRefused(`status ${response.status}: ${answer?.error ?? "no reason given"}`);
  if (!answer?.access_token) throw new TokenEndpointDown("an answer without a token");
  return new Session({
    id: offlineSessionId(shop),
    shop,
    state: "",
    isOnline: false,
    accessToken: answer.access_token,
    ...(answer.scope !== undefined && { scope: answer.scope }),
    ...(answer.expires_in && { expires: inSeconds(answer.expires_in) }),
    ...(answer.refresh_token && { refreshToken: answer.refresh_token }),
    ...(answer.refresh_token_expires_in && { refreshTokenExpires: inSeconds(answer.refresh_token_expires_in) }),
  });
}

async function post(shop: string, grant: Record<string, string>): Promise<Response> {
  try {
    return await fetch(`https://${shop}/admin/oauth/access_token`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ client_id: env.SHOPIFY_API_KEY, client_secret: env.SHOPIFY_API_SECRET, ...grant }),
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
  } catch (error) {
    throw new TokenEndpointDown(error instanceof Error ? error.message : String(error));
  }
}

/** The id under which Shopify's library keeps it too. */
export const offlineSessionId = (shop: string): string => `offline_${shop}`;

const inSeconds = (seconds: number): Date => new Date(Date.now() + seconds * 1000);
