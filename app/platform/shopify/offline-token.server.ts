import type { Session } from "@shopify/shopify-api";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { recordDeadToken } from "#app/platform/db/shop-directory.server.ts";
import { log } from "#app/platform/log/log.server.ts";
import { ShopifyUnavailable } from "./admin-api.ts";
import { PrismaSessions, toRow, toSession } from "./session-storage.server.ts";
import {
  exchangeForOfflineSession,
  offlineSessionId,
  refreshOfflineSession,
  TokenEndpointDown,
  TokenRefused,
} from "./token-endpoint.server.ts";
import type { TokenSource } from "./token-source.ts";

/** A token with less than this left is exchanged for a new one before it is used. */
const spareMilliseconds = 5 * 60_000;

/** Refreshes of this process; across processes a lock in the database does the same. */
const running = new Map<string, Promise<string>>();

/** The token with which the app acts on its own. Each call reads it anew, so that a refresh elsewhere is seen. */
export const offlineToken = (shop: string): TokenSource => ({
  take: () => currentToken(shop),
  renew: (refused) => newToken(shop, refused),
});

async function currentToken(shop: string): Promise<string> {
  const row = await prisma.shopSession.findUnique({ where: { id: offlineSessionId(shop) } });
  const session = row && toSession(row);
  if (!session?.accessToken) return markDead(shop, new TokenRefused("there is no token"));
  return isFresh(session) ? session.accessToken : newToken(shop, session.accessToken);
}

const isFresh = (session: Session): boolean =>
  !session.expires || session.expires.getTime() - Date.now() > spareMilliseconds;

/** One refresh at a time per shop; whoever comes meanwhile gets its result. */
function newToken(shop: string, stale: string): Promise<string> {
  const other = running.get(shop);
  if (other) return other;
  const mine = refreshUnderLock(shop, stale).finally(() => running.delete(shop));
  running.set(shop, mine);
  return mine;
}

/**
 * Waits for the shop's lock and looks again: another process may have refreshed meanwhile. The refresh token rotates, so
 * the new pair is stored before the lock is let go.
 */
async function refreshUnderLock(shop: string, stale: string): Promise<string> {
  const id = offlineSessionId(shop);
  try {
    return await prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`token of ${shop}`}, 0))::text`;
        const row = await tx.shopSession.findUnique({ where: { id } });
        const session = row && toSession(row);
        if (session?.accessToken && session.accessToken !== stale && isFresh(session)) return session.accessToken;
        if (!session?.refreshToken) throw new TokenRefused("there is no refresh token");
        const renewed = await refreshOfflineSession(shop, session.refreshToken);
        await tx.shopSession.update({ where: { id }, data: toRow(renewed) });
        log.info({ shop }, "offline token refreshed");
        return renewed.accessToken ?? "";
      },
      { timeout: 30_000, maxWait: 15_000 },
    );
  } catch (error) {
    if (error instanceof TokenEndpointDown) throw new ShopifyUnavailable("unreachable", false, error.message);
    if (!(error instanceof TokenRefused)) throw error;
    return markDead(shop, error);
  }
}

/** From here on background work of the shop rests until somebody opens the app (`reviveOfflineToken`). */
async function markDead(shop: string, reason: Error): Promise<never> {
  log.warn({ shop, reason: reason.message }, "the app's token is dead; background work waits for the next opening");
  await recordDeadToken(shop);
  throw new ShopifyUnavailable("token_refused", false, "the app has no token that Shopify takes");
}

/**
 * Gets a new offline token with the ID token of somebody who has just opened the app, when the old one died. Their own
 * session may be valid for hours yet, so that Shopify's library would not ask for one.
 * @throws ShopifyUnavailable when Shopify refuses or cannot be reached
 */
export async function reviveOfflineToken(shop: string, idToken: string): Promise<void> {
  try {
    await new PrismaSessions().storeSession(await exchangeForOfflineSession(shop, idToken));
  } catch (error) {
    if (error instanceof TokenRefused) throw new ShopifyUnavailable("token_refused", false, error.message);
    if (error instanceof TokenEndpointDown) throw new ShopifyUnavailable("unreachable", false, error.message);
    throw error;
  }
}
