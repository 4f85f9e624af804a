import { InvalidShopError } from "@shopify/shopify-api";
import { makeDesk } from "#app/make-desk.server.ts";
import type { Desk, DeskShop, StaffDesk } from "#app/features/shared/desk.ts";
import { unauthorised, unavailable } from "#app/http.server.ts";
import {
  findShopAndStaff,
  findShopById,
  findShopByDomain,
  recordShop,
  recordStaff,
  type ShopRow,
} from "#app/platform/db/shop-directory.server.ts";
import { createAdminApi } from "#app/platform/shopify/admin-client.server.ts";
import { limitWaiting } from "#app/platform/shopify/limit-waiting.ts";
import { offlineToken, reviveOfflineToken } from "#app/platform/shopify/offline-token.server.ts";
import { personalToken } from "#app/platform/shopify/token-source.ts";
import { authenticate } from "#app/shopify.server.ts";
import { roleOf } from "#app/features/team/role.ts";
import { startShop } from "#app/features/shop/start-shop.server.ts";

/**
 * The doors: each authenticates a request in its own way and returns a desk bound to one shop. Whoever has a desk
 * cannot reach another shop's data, whatever the request says.
 */

interface SignedIn {
  session: Awaited<ReturnType<typeof authenticate.admin>>["session"];
  idToken: string;
}

const underWay = new Map<string, Promise<SignedIn>>();

/**
 * Shopify admin: somebody of the staff, known by the ID token.
 * @throws Response: a bounce to get a token, 401, 410 for a robot, or 503 when Shopify gives no token
 */
export async function deskForStaff(request: Request): Promise<StaffDesk> {
  // What changes something comes from our own page, which adds this header; a form of another site cannot.
  if (!["GET", "HEAD"].includes(request.method) && !request.headers.has("authorization")) throw unauthorised();
  const { session, idToken } = await authenticateOnce(request);
  const user = session.onlineAccessInfo?.associated_user;
  if (!user) throw unauthorised();
  const scopes = scopesIn(session.scope);
  // What a person may not do themselves is not done for them by a repetition with the app's own token either.
  const own = new Set(scopesIn(session.onlineAccessInfo?.associated_user_scope));
  const found = await findShopAndStaff(session.shop, BigInt(user.id));
  let { shop, staff } = found;
  if (!shop || shop.uninstalledAt || shop.tokenDeadAt) {
    if (shop?.tokenDeadAt) await reviveOfflineToken(session.shop, idToken);
    shop = { ...(await recordShop(session.shop)), scopes };
    await startShop(deskForShop(shop), scopes);
  }
  if (!staff || Date.now() - staff.lastSeenAt.getTime() > 10 * 60_000)
    staff = await recordStaff(shop.id, {
      shopifyUserId: BigInt(user.id),
      name: `${user.first_name} ${user.last_name}`.trim() || user.email,
      email: user.email,
      locale: user.locale,
      accountOwner: user.account_owner,
    });
  const { id, name, accountOwner } = staff;
  const acting = { id, name, accountOwner, locale: staff.locale ?? "en", role: roleOf(accountOwner, found.role) };
  return makeDesk(
    deskShop(shop),
    acting,
    createAdminApi({
      shopDomain: session.shop,
      token: personalToken(session.accessToken ?? ""),
      scopes: scopes.filter((scope) => own.has(scope)),
      priority: "interactive",
    }),
  );
}

const scopesIn = (list: string | undefined): string[] => (list ?? "").split(",").filter(Boolean);

/**
 * The loaders of one page run side by side and would each exchange the same ID token. They share one exchange; only a
 * success is shared, because a thrown Response belongs to its own request.
 */
async function authenticateOnce(request: Request): Promise<SignedIn> {
  const bearer = request.headers.get("authorization")?.replace(/^Bearer /, "");
  const token = bearer ?? new URL(request.url).searchParams.get("id_token");
  const running = token ? underWay.get(token) : undefined;
  if (running) {
    const shared = await running.catch(() => null);
    if (shared) return shared;
  }
  const own = authenticate.admin(request).then(({ session, sessionToken }) => {
    if (!isIssuedBy(sessionToken, session.shop)) throw unauthorised();
    return { session, idToken: token ?? "" };
  }, sayRefusal);
  if (!token) return own;
  underWay.set(token, own);
  try {
    return await own;
  } finally {
    if (underWay.get(token) === own) underWay.delete(token);
  }
}

/** Shopify: a token's issuer and destination are the same shop. The library reads the destination alone. */
const isIssuedBy = ({ iss }: { iss: string }, shop: string): boolean =>
  URL.canParse(iss) && new URL(iss).hostname === shop;

/** The library answers an empty page when Shopify gives no token, and fails at a token for what is no shop. */
function sayRefusal(thrown: unknown): never {
  if (thrown instanceof Response && thrown.status >= 500) throw unavailable();
  if (thrown instanceof InvalidShopError) throw unauthorised();
  throw thrown;
}

/** A job, or anything else that the shop itself does. Null when the shop is gone or has uninstalled the app. */
export async function deskForJob(shopId: bigint): Promise<Desk | null> {
  const shop = await findShopById(shopId);
  return shop && !shop.uninstalledAt ? deskForShop(shop) : null;
}

/** A verified webhook. Also after uninstalling: what to do then is the handler's to know. */
export async function deskForWebhook(domain: string): Promise<Desk | null> {
  const shop = await findShopByDomain(domain);
  return shop && deskForShop(shop);
}

/** The work that a stored webhook asks for: as its door, also for a shop that has uninstalled the app. */
export async function deskForStoredWebhook(shopId: bigint): Promise<Desk | null> {
  const shop = await findShopById(shopId);
  return shop && deskForShop(shop);
}

/** An arriving mail, once its mailbox is known. */
export const deskForMail = deskForJob;

/** A shop's own desk, once a door has made sure whose request it is: nobody of the staff acts. */
export const deskForShop = (shop: ShopRow): Desk =>
  makeDesk(
    deskShop(shop),
    null,
    createAdminApi({
      shopDomain: shop.domain,
      token: offlineToken(shop.domain),
      scopes: shop.scopes,
      priority: "background",
    }),
  );

/**
 * The same for a shopper in the theme. They are a person who waits, and are not kept waiting long: what cannot be asked of
 * Shopify by then is left to people.
 */
export const deskForWaitingShopper = (shop: ShopRow): Desk =>
  makeDesk(
    deskShop(shop),
    null,
    limitWaiting(
      createAdminApi(
        {
          shopDomain: shop.domain,
          token: offlineToken(shop.domain),
          scopes: shop.scopes,
          priority: "interactive",
        },
        { readTries: 2, throttleMilliseconds: { interactive: 5_000, background: 0 } },
      ),
      shopperPatienceMilliseconds,
    ),
  );

/** Ours. With the last call, which may have begun just before, within the lease of an act. */
const shopperPatienceMilliseconds = 15_000;

const deskShop = (row: ShopRow): DeskShop => ({
  id: row.id,
  domain: row.domain,
  name: row.name,
  currency: row.currency,
  timezone: row.ianaTimezone,
  scopes: row.scopes,
});
