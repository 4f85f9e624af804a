import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";

/** Claims of the token that App Bridge hands to the app. Times are whole seconds since 1970. */
export interface IdTokenClaims {
  iss: string;
  dest: string;
  aud: string;
  sub: string;
  exp: number;
  nbf: number;
  iat: number;
  jti: string;
  sid: string;
  sig: string;
}

const LIFETIME_SECONDS = 60;
const TOLERANCE_SECONDS = 10;

/** Makes an ID token for one staff member, good for 60 seconds from `at` (default: now). */
export function mintIdToken(
  app: { key: string; secret: string },
  who: { shop: string; staffId: number },
  at = new Date(),
): string {
  const iat = Math.floor(at.getTime() / 1000);
  return signToken(app.secret, {
    iss: `https://${who.shop}/admin`,
    dest: `https://${who.shop}`,
    aud: app.key,
    sub: String(who.staffId),
    exp: iat + LIFETIME_SECONDS,
    nbf: iat,
    iat,
    jti: randomUUID(),
    sid: createHash("sha256").update(`${who.shop}/${who.staffId}`).digest("hex"),
    sig: randomBytes(32).toString("hex"),
  });
}

/** Signs any claims as an HS256 token; tests make broken tokens with it. */
export function signToken(secret: string, claims: object): string {
  const head = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${head}.${sign(secret, head)}`;
}

/**
 * Reads a token that was made for this app and shop and is not expired (10 seconds of tolerance, as Shopify's library
 * allows), or `null`.
 */
export function verifyIdToken(
  app: { key: string; secret: string },
  shop: string,
  token: string,
  at = new Date(),
): IdTokenClaims | null {
  const [head, body, signature] = token.split(".");
  if (!head || !body || !signature || !sameText(signature, sign(app.secret, `${head}.${body}`))) return null;
  let claims: IdTokenClaims;
  try {
    claims = JSON.parse(Buffer.from(body, "base64url").toString()) as IdTokenClaims;
  } catch {
    return null;
  }
  const now = at.getTime() / 1000;
  const fits = claims.aud === app.key && claims.dest === `https://${shop}`;
  const inTime = claims.exp > now - TOLERANCE_SECONDS && claims.nbf <= now + TOLERANCE_SECONDS;
  return fits && inTime ? claims : null;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function sign(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}

function sameText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
