import { Session, type OnlineAccessInfo } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { seal, unseal } from "#app/platform/crypto/secret-box.server.ts";
import { Prisma } from "#app/platform/db/generated/client.ts";
import type { ShopSessionModel } from "#app/platform/db/generated/models.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { log } from "#app/platform/log/log.server.ts";

/** What is kept of the person behind an online session; the tokens have columns of their own. */
type KeptUser = Pick<OnlineAccessInfo, "associated_user" | "associated_user_scope">;

/** Shopify's sessions in the database. Access and refresh tokens are sealed; nothing else in them is secret. */
export class PrismaSessions implements SessionStorage {
  async storeSession(session: Session): Promise<boolean> {
    const row = toRow(session);
    await prisma.shopSession.upsert({ where: { id: session.id }, create: { id: session.id, ...row }, update: row });
    return true;
  }

  async loadSession(id: string): Promise<Session | undefined> {
    const row = await prisma.shopSession.findUnique({ where: { id } });
    return row ? toSession(row) : undefined;
  }

  async deleteSession(id: string): Promise<boolean> {
    await prisma.shopSession.deleteMany({ where: { id } });
    return true;
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    await prisma.shopSession.deleteMany({ where: { id: { in: ids } } });
    return true;
  }

  async findSessionsByShop(shop: string): Promise<Session[]> {
    const rows = await prisma.shopSession.findMany({ where: { shop }, take: 25, orderBy: { expires: "desc" } });
    return rows.flatMap((row) => toSession(row) ?? []);
  }
}

/** The row of a session without its id, tokens sealed. */
export function toRow(session: Session) {
  const online = session.onlineAccessInfo;
  const user: KeptUser | null = online
    ? { associated_user: online.associated_user, associated_user_scope: online.associated_user_scope }
    : null;
  return {
    shop: session.shop,
    state: session.state,
    isOnline: session.isOnline,
    scope: session.scope ?? null,
    expires: session.expires ?? null,
    accessToken: seal(session.accessToken ?? ""),
    refreshToken: session.refreshToken ? seal(session.refreshToken) : null,
    refreshTokenExpires: session.refreshTokenExpires ?? null,
    userId: user ? BigInt(user.associated_user.id) : null,
    user: user ? (user as unknown as Prisma.InputJsonObject) : Prisma.DbNull,
  };
}

/** The session of a row; undefined when it was sealed with another secret, so that a new one is asked for. */
export function toSession(row: ShopSessionModel): Session | undefined {
  try {
    const user = row.user as KeptUser | null;
    return new Session({
      id: row.id,
      shop: row.shop,
      state: row.state,
      isOnline: row.isOnline,
      accessToken: unseal(row.accessToken),
      ...(row.scope !== null && { scope: row.scope }),
      ...(row.expires && { expires: row.expires }),
      ...(row.refreshToken && { refreshToken: unseal(row.refreshToken) }),
      ...(row.refreshTokenExpires && { refreshTokenExpires: row.refreshTokenExpires }),
      ...(user && { onlineAccessInfo: { ...user, expires_in: secondsUntil(row.expires) } }),
    });
  } catch (error) {
    log.warn({ err: error, session: row.id }, "a session cannot be unsealed and is ignored");
    return undefined;
  }
}

const secondsUntil = (at: Date | null): number =>
  at ? Math.max(0, Math.floor((at.getTime() - Date.now()) / 1000)) : 0;
