import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deskForStaff } from "#app/desk.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { loader as libraryPages } from "#app/routes/auth.$.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { PLAIN_PLAN } from "#tests/standin/webhooks/webhooks.ts";
import { signToken } from "#tests/standin/oauth/id-token.ts";

/** Who gets in through the door of Shopify admin, and who does not. */

const secret = process.env.SHOPIFY_API_SECRET!;
const chrome = { "user-agent": "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36" };
let world: TestWorld;
let domain: string;
beforeAll(async () => {
  world = await startWorld({ orders: 10 });
  domain = world.shops[0]!.domain;
  world.standin.webhooks.plan = { ...PLAIN_PLAN, lose: true };
});
afterAll(() => world.stop());

function claims(other: object = {}) {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: `https://${domain}/admin`,
    dest: `https://${domain}`,
    aud: process.env.SHOPIFY_API_KEY,
    sub: String(world.world.states[0]!.staff[0]!.id),
    iat: now,
    nbf: now,
    exp: now + 60,
    ...other,
  };
}

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

/** The shop that the token opens, or the status of the refusal. */
const open = (token: string) =>
  deskForStaff(
    new Request("https://latte.test/app", { headers: { ...chrome, authorization: `Bearer ${token}` } }),
  ).then(
    (desk) => desk.shop.domain,
    (thrown: unknown) => (thrown instanceof Response ? thrown.status : String(thrown)),
  );

test("a token that Shopify signed for this app opens its shop", async () => {
  expect(await open(signToken(secret, claims()))).toBe(domain);
});

test.each<[string, () => string]>([
  ["signed with another secret", () => signToken("another", claims())],
  ["not signed (alg none)", () => `${encode({ alg: "none" })}.${encode(claims())}.`],
  [
    "signed by another method",
    () => {
      const head = `${encode({ alg: "HS512", typ: "JWT" })}.${encode(claims())}`;
      return `${head}.${createHmac("sha512", secret).update(head).digest("base64url")}`;
    },
  ],
  [
    "changed after signing",
    () => signToken(secret, claims()).replace(/\.[^.]+\./, `.${encode(claims({ sub: "1" }))}.`),
  ],
  ["for another app", () => signToken(secret, claims({ aud: "another" }))],
  ["for another host", () => signToken(secret, claims({ dest: "https://evil.example" }))],
  ["for a host that looks like a shop", () => signToken(secret, claims({ dest: `https://${domain}.evil.example` }))],
  ["of another issuer", () => signToken(secret, claims({ iss: "https://evil.example/admin" }))],
  ["of another shop's admin", () => signToken(secret, claims({ iss: "https://other.myshopify.com/admin" }))],
  ["of nobody's admin", () => signToken(secret, claims({ iss: undefined }))],
  ["of a minute ago", () => signToken(secret, claims({ exp: inSeconds(-60) }))],
  ["of the future", () => signToken(secret, claims({ nbf: inSeconds(60) }))],
  ["of nobody", () => signToken(secret, claims({ sub: "../x" }))],
  ["empty", () => ""],
  ["garbage", () => "x.y.z"],
])("case 53: a token is refused: %s", async (_, token) => {
  expect(await open(token())).toBe(401);
});

test("what is recognised at the same time is not mixed up", async () => {
  const [good, bad] = [signToken(secret, claims()), signToken("another", claims())];
  const second = world.standin.idToken({
    shop: world.shops[1]!.domain,
    staffId: world.world.states[1]!.staff[0]!.id,
  });
  await prisma.shopSession.deleteMany();
  const answers = await Promise.all([good, bad, second, good, bad, second, good].map(open));
  const other = world.shops[1]!.domain;
  expect(answers).toEqual([domain, 401, other, domain, 401, other, domain]);
});

test("case 53: after uninstalling, a token that is still young opens nothing and brings nothing back", async () => {
  const token = signToken(secret, claims());
  world.standin.uninstall(domain);
  await prisma.shop.updateMany({ where: { domain }, data: { uninstalledAt: new Date() } });
  await prisma.shopSession.deleteMany({ where: { shop: domain } });
  expect(await open(token)).toBe(503);
  expect((await prisma.shop.findUniqueOrThrow({ where: { domain } })).uninstalledAt).toBeInstanceOf(Date);
  expect(await prisma.shopSession.count({ where: { shop: domain } })).toBe(0);
});

describe("the library's pages", () => {
  const ask = (path: string) =>
    libraryPages({
      request: new Request(`https://latte.test${path}`, { headers: chrome }),
      params: {},
      context: {},
    }).catch((thrown: unknown) => thrown as Response);

  test.each(["javascript:alert(1)", "https://evil.example", "//evil.example", "/\\evil.example", ""])(
    "case 56: lead nobody to %s",
    async (target) => {
      expect((await ask(`/auth/exit-iframe?exitIframe=${encodeURIComponent(target)}`)).status).toBe(400);
    },
  );

  test("lead to our own pages, which cannot end the script", async () => {
    const answer = await ask(`/auth/exit-iframe?exitIframe=${encodeURIComponent("/app/</script><script>alert(1)")}`);
    expect(answer.status).toBe(200);
    expect((await answer.text()).match(/<script/g)).toHaveLength(2);
  });

  test.each(["evil.example", "a.myshopify.com.evil.example", "a.myshopify.com; script-src *", "*.myshopify.com", ""])(
    "case 56: are not framed by %s",
    async (shop) => {
      expect((await ask(`/auth/session-token?${new URLSearchParams({ shop })}`)).status).toBe(400);
    },
  );

  test("case 56: are framed by the shop", async () => {
    const answer = await ask(`/auth/session-token?${new URLSearchParams({ shop: domain })}`);
    expect([answer.status, answer.headers.get("content-security-policy")]).toEqual([
      200,
      expect.stringContaining(`frame-ancestors https://${domain} https://admin.shopify.com`),
    ]);
  });
});
