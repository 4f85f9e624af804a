import fs from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { action as preferences } from "#app/routes/app.preferences.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

/** Every route of the app, asked by somebody who has no ID token or a wrong one. */

interface RouteModule {
  loader?: (args: object) => Promise<unknown>;
  action?: (args: object) => Promise<unknown>;
}

const all = fs.readdirSync("app/routes");
const staffRoutes = all.filter((file) => file.startsWith("app."));
/** Routes with a door of their own; each is tested where its door is. */
const otherDoors = [
  "_index.ts",
  "auth.$.ts",
  "auth.login.tsx",
  "healthz.ts",
  "inbound.mail.ts",
  "metrics.ts",
  ...all.filter((file) => file.startsWith("storefront.")),
  "texts.ts",
];

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ orders: 10 });
});
afterAll(() => world.stop());

const pathOf = (file: string) =>
  `/${file
    .replace(/\.tsx?$/, "")
    .replace("._index", "")
    .replaceAll(".", "/")
    .replaceAll(/\(?\$\w+\)?/g, "1")}`;

async function ask(file: string, part: "loader" | "action", init: RequestInit): Promise<Response | null> {
  const route = (await import(`../../app/routes/${file}`)) as RouteModule;
  if (!route[part]) return null;
  const request = new Request(new URL(pathOf(file), process.env.SHOPIFY_APP_URL), init);
  const params = { number: "1", id: "1" };
  const answer = await route[part]({ request, params, context: {} }).catch((thrown: unknown) => thrown);
  expect(answer, `${part} of ${file}`).toBeInstanceOf(Response);
  return answer as Response;
}

/** The status of the answer; 200 for what is no Response. */
const sendPreference = (request: Request) =>
  preferences({ request, params: {}, context: {} }).then(
    () => 200,
    (thrown: unknown) => (thrown as Response).status,
  );

const browser = {
  "user-agent": "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
};
const crossSite = {
  ...browser,
  origin: "https://evil.example",
  referer: "https://evil.example/",
  "sec-fetch-site": "cross-site",
  "content-type": "application/x-www-form-urlencoded",
  // Nothing of ours is in a cookie, so that one which a browser would send along opens nothing.
  cookie: "id_token=x; session=y; shopify_app_session=z",
};
/** Fields that would do something at one route or another. */
const form = new URLSearchParams({
  intent: "reply",
  body: "x",
  clientKey: "11111111-1111-4111-8111-111111111111",
  name: "undoSeconds",
  value: "5",
  state: "here",
  kind: "shop_export",
  key: "12345678",
  upToId: "1",
}).toString();

test("every route is behind the staff's door, behind Shopify's signature, or named here", () => {
  const rest = all.filter((file) => !file.startsWith("app.") && !file.startsWith("webhooks."));
  expect(rest.filter((file) => !otherDoors.includes(file) && !/^(healthz|readyz)\.ts$/.test(file))).toEqual([]);
});

describe("case 65: a form that another site posts for somebody of the staff is refused", () => {
  test.each(staffRoutes)("%s", async (file) => {
    const answer = await ask(file, "action", { method: "POST", headers: crossSite, body: form });
    if (answer) expect(answer.status).toBe(401);
  });

  test("a token in the address, as the page's own address carries it, is not taken for one", async () => {
    const token = world.standin.idToken({
      shop: world.shops[0]!.domain,
      staffId: world.world.states[0]!.staff[0]!.id,
    });
    const send = (headers: Record<string, string>) =>
      sendPreference(
        new Request(`https://latte.test/app/preferences?id_token=${token}`, {
          method: "POST",
          headers: { ...crossSite, ...headers },
          body: form,
        }),
      );
    expect(await send({})).toBe(401);
    expect(await send({ authorization: `Bearer ${token}` })).not.toBe(401);
  });

  test.each(all.filter((file) => file.startsWith("webhooks.")))("%s", async (file) => {
    const answer = await ask(file, "action", { method: "POST", headers: crossSite, body: form });
    expect(answer?.status).toBe(401);
  });

  test("and nothing was written", async () => {
    expect(await prisma.message.count()).toBe(0);
    expect(await prisma.webhookDelivery.count()).toBe(0);
    expect(await prisma.privacyRequest.count()).toBe(0);
  });
});

describe("case 53: without a token that Shopify signed for this app nothing is read or done", () => {
  test.each(staffRoutes)("%s", async (file) => {
    for (const bearer of ["x.y.z", ""]) {
      const headers = { ...browser, authorization: `Bearer ${bearer}` };
      for (const part of ["loader", "action"] as const) {
        const init = part === "action" ? { method: "POST", body: new URLSearchParams(form) } : {};
        const answer = await ask(file, part, { headers, ...init });
        if (answer) expect([401, 302]).toContain(answer.status);
        if (answer?.status === 302) expect(answer.headers.get("location")).toMatch(/^\/auth\//);
      }
    }
    // A page that is opened without any token is sent to where it gets one, and says nothing before.
    const bare = await ask(file, "loader", { headers: browser });
    if (bare) {
      expect([302, 401]).toContain(bare.status);
      expect(await bare.text()).toBe("");
    }
  });
});
