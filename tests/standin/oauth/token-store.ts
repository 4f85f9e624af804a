import { randomBytes } from "node:crypto";

/** Who an access token speaks for. */
export interface TokenOwner {
  shop: string;
  kind: "online" | "offline";
  staffId?: number;
}

interface AccessToken extends TokenOwner {
  token: string;
  /** Milliseconds since 1970; `null` never expires. */
  expiresAt: number | null;
}

interface RefreshToken {
  token: string;
  shop: string;
  expiresAt: number;
  /** Tokens made from this one. The first use of any of them ends this one. */
  children: string[];
}

/** The form in which tokens are kept in the data file. */
export interface TokenDump {
  access: AccessToken[];
  refresh: RefreshToken[];
}

export interface OfflineTokens {
  accessToken: string;
  refreshToken: string | null;
}

export const ONLINE_SECONDS = 86_399;
export const OFFLINE_SECONDS = 3_600;
export const REFRESH_SECONDS = 90 * 86_400;

/**
 * Every access and refresh token that the stand-in has handed out. Time is the stand-in's clock.
 * A refresh token outlives its use until one of the tokens made from it is used, as Shopify does since 2026-08-28.
 */
export class TokenStore {
  private access = new Map<string, AccessToken>();
  private refresh = new Map<string, RefreshToken>();
  private readonly clock: () => Date;

  constructor(clock: () => Date) {
    this.clock = clock;
  }

  issueOnline(shop: string, staffId: number): string {
    return this.addAccess("shpua_", { shop, kind: "online", staffId }, ONLINE_SECONDS);
  }

  issueOffline(shop: string, expiring: boolean): OfflineTokens {
    const accessToken = this.addAccess("shpat_", { shop, kind: "offline" }, expiring ? OFFLINE_SECONDS : null);
    if (!expiring) return { accessToken, refreshToken: null };
    const refreshToken = `shprt_${randomBytes(16).toString("hex")}`;
    const expiresAt = this.now() + REFRESH_SECONDS * 1000;
    this.refresh.set(refreshToken, { token: refreshToken, shop, expiresAt, children: [] });
    return { accessToken, refreshToken };
  }

  /** A new pair for a live refresh token of this shop; `null` when it is unknown, expired or used up. */
  rotate(shop: string, refreshToken: string): OfflineTokens | null {
    const old = this.refresh.get(refreshToken);
    if (!old || old.shop !== shop || old.expiresAt <= this.now()) return null;
    this.endParentsOf(refreshToken);
    const pair = this.issueOffline(shop, true);
    old.children.push(pair.accessToken, pair.refreshToken!);
    return pair;
  }

  /** Whose token this is; `null` when it is unknown, expired or of another shop. */
  find(shop: string, token: string): TokenOwner | null {
    const found = this.access.get(token);
    if (!found || found.shop !== shop) return null;
    if (found.expiresAt !== null && found.expiresAt <= this.now()) return null;
    this.endParentsOf(token);
    return found;
  }

  /** Lets all access tokens of a shop run out now. Refresh tokens stay good. */
  expireAccess(shop: string): void {
    for (const token of this.access.values()) if (token.shop === shop) token.expiresAt = 0;
  }

  /** Ends every token of a shop for good, as an uninstall does. */
  revoke(shop: string): void {
    for (const token of this.access.values()) if (token.shop === shop) this.access.delete(token.token);
    for (const token of this.refresh.values()) if (token.shop === shop) this.refresh.delete(token.token);
  }

  dump(): TokenDump {
    const now = this.now();
    return {
      access: [...this.access.values()].filter((token) => token.expiresAt === null || token.expiresAt > now),
      refresh: [...this.refresh.values()].filter((token) => token.expiresAt > now),
    };
  }

  load(dump: TokenDump): void {
    this.access = new Map(dump.access.map((token) => [token.token, token]));
    this.refresh = new Map(dump.refresh.map((token) => [token.token, token]));
  }

  private addAccess(prefix: string, owner: TokenOwner, seconds: number | null): string {
    const token = prefix + randomBytes(16).toString("hex");
    const expiresAt = seconds === null ? null : this.now() + seconds * 1000;
    this.access.set(token, { ...owner, token, expiresAt });
    return token;
  }

  private endParentsOf(token: string): void {
    for (const parent of this.refresh.values()) {
      if (parent.children.includes(token)) this.refresh.delete(parent.token);
    }
  }

  private now(): number {
    return this.clock().getTime();
  }
}
