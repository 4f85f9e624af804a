import { afterAll, beforeAll, expect, test } from "vitest";
import { saveAppearance } from "#app/features/self-service/appearance/save-appearance.server.ts";
import { readAppearance } from "#app/features/self-service/appearance/read-appearance.server.ts";
import { readSetup } from "#app/features/self-service/setup/read-setup.server.ts";
import { noteStep, writeSteps } from "#app/features/self-service/report/note-step.server.ts";
import { chooseRole } from "#app/features/team/choose-role.server.ts";
import { saveRole } from "#app/features/team/save-role.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { action, loader } from "#app/routes/app.self-service.appearance.tsx";
import { loader as openSetup } from "#app/routes/app.self-service._index.tsx";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { visitShop } from "./storefront-visitor.ts";

/** How self-service looks: chosen once, checked, and told to blocks and pages in the theme. */

let world: TestWorld;
let owner: StaffDesk;
let ownerIndex: number;
const chosen = { accent: "#7A1F5C", letters: "auto", radius: "12", buttonWidth: "full", density: "airy", revision: 0 };
const style = "--latte-help:1;--latte-accent:#7a1f5c;--latte-on-accent:#ffffff;--latte-radius:12px;--latte-button-width:100%;--latte-gap:1.5rem;--latte-height:3.25rem"; // prettier-ignore

beforeAll(async () => {
  world = await startWorld({ orders: 5 });
  ownerIndex = world.world.states[0]!.staff.findIndex(({ accountOwner }) => accountOwner);
  owner = await world.staffDesk(0, ownerIndex);
});
afterAll(() => world.stop());

test("is the theme's own until somebody chooses", async () => {
  expect(await readAppearance(owner)).toMatchObject({ appearance: { accent: null, radius: null }, revision: 0 });
  expect((await visitShop(world).get("tracking")).html).toContain('style=""');
});

test("what was chosen is told to the theme's blocks, and stands on pages that the proxy puts there", async () => {
  expect(await saveAppearance(owner, chosen)).toEqual({ ok: true, value: null });
  await world.workJobs();
  const told = (shop: number) => world.world.states[shop]!.appData;
  expect(told(0)).toMatchObject({ "latte.appearance": style, "latte.proxy_path": "/apps/latte" });
  expect(told(1)).toBeUndefined();
  expect((await visitShop(world).get("tracking")).html).toContain(`style="${style}"`);
  expect((await visitShop(world, { shop: 1 }).get("tracking")).html).toContain('style=""');
  expect(await readAppearance(await world.staffDesk(1, 0))).toMatchObject({ revision: 0 });
  const [line] = await prisma.auditEntry.findMany({ where: { shopId: owner.shop.id, subjectId: "appearance" } });
  expect(line).toMatchObject({ kind: "settings_changed", before: { accent: null }, after: { accent: "#7a1f5c" } });
});

test("who read the page before somebody else saved is told so, and nothing is lost", async () => {
  expect(await saveAppearance(owner, { ...chosen, accent: "#000" })).toEqual({
    ok: false,
    problem: "changed_meanwhile",
  });
  expect(await saveAppearance(owner, { ...chosen, revision: 2 ** 40 })).toMatchObject({ problem: "malformed" });
  const { appearance, revision } = await readAppearance(owner);
  expect(appearance).toMatchObject({ accent: "#7a1f5c", radius: 12 });
  expect(await saveAppearance(owner, { ...chosen, radius: "", revision })).toMatchObject({ ok: true });
  expect((await readAppearance(owner)).appearance.radius).toBeNull();
});

test.each([
  ["red;}body{display:none", "", "colour_wrong"],
  ["#fff;background:url(https://evil.example)", "", "colour_wrong"],
  ["expression(alert(1))", "", "colour_wrong"],
  ["{{ shop.metafields }}", "", "colour_wrong"],
  ["#12345", "", "colour_wrong"],
  ["", "12px;position:fixed", "radius_wrong"],
  ["", "-1", "radius_wrong"],
  ["", "1e9", "radius_wrong"],
  ["", "33", "radius_wrong"],
])("the colour %j with the radius %j is no value", async (accent, radius, problem) => {
  const { revision } = await readAppearance(owner);
  expect(await saveAppearance(owner, { ...chosen, accent, radius, revision })).toMatchObject({ ok: false, problem });
  expect((await readAppearance(owner)).revision).toBe(revision);
});

test("letters that cannot be read on their button are refused at their field", async () => {
  const { revision } = await readAppearance(owner);
  const save = (letters: string) => saveAppearance(owner, { ...chosen, accent: "#ffee00", letters, revision });
  expect(await save("white")).toEqual({ ok: false, problem: "contrast_low", field: "letters" });
  expect(await save("url(x)")).toMatchObject({ ok: false, problem: "malformed" });
  expect(await save("black")).toMatchObject({ ok: true });
});

test("what somebody put into the database becomes no rule of the theme", async () => {
  await prisma.storefrontSettings.updateMany({
    where: { shopId: owner.shop.id },
    data: { appearance: { accent: "#fff}</style><script>", letters: "x", radius: "9px", buttonWidth: 3, density: null } }, // prettier-ignore
  });
  const { appearance } = await readAppearance(owner);
  expect(appearance).toEqual({ accent: null, letters: "auto", radius: null, buttonWidth: "fit", density: "normal" });
  await prisma.shop.updateMany({ where: { id: owner.shop.id }, data: { storefrontStyle: '"><script>{{x}}{%y%}' } });
  const page = await visitShop(world).get("tracking");
  expect(page.raw).not.toMatch(/<script|\{\{|\{%/);
  await prisma.shop.updateMany({ where: { id: owner.shop.id }, data: { storefrontStyle: null } });
});

test("only roles that change settings do; everybody may look", async () => {
  const agentIndex = world.world.states[0]!.staff.findIndex(({ accountOwner }) => !accountOwner);
  const limits = { perAct: "", perDay: "", perCustomerYear: "", mostPercent: "" };
  expect(await saveRole(owner, null, { name: "Night", abilities: ["refund"], ...limits })).toMatchObject({ ok: true });
  const role = await owner.db.role.findFirstOrThrow({ where: { name: "Night" } });
  const { id } = (await world.staffDesk(0, agentIndex)).staff;
  expect(await chooseRole(owner, id, role.id.toString())).toMatchObject({ ok: true });
  const ask = (run: unknown, init: RequestInit = {}) =>
    (run as (args: object) => Promise<unknown>)({
      request: world.staffRequest("/app/self-service/appearance", { ...init, staff: agentIndex }),
      params: {},
      context: {},
    });
  const values = JSON.stringify({ ...chosen, revision: 99 });
  expect(await ask(loader)).toMatchObject({ mayChange: false });
  const refused = await ask(action, { method: "POST", body: new URLSearchParams({ values }) }).catch(
    (thrown) => thrown,
  );
  expect((refused as Response).status).toBe(403);
});

test("the set-up says when a part was last used, by whatever shop it is asked", async () => {
  const desk = await world.jobDesk(1);
  expect(await readSetup(desk)).toMatchObject({ lastUsed: { help: null, contact: null } });
  const visit = { desk, customerId: null, proxyPath: "/apps/latte", locale: "en", address: "a", agent: "", style: "" } as const; // prettier-ignore
  noteStep(visit, { kind: "help.article", articleId: 1n });
  await writeSteps();
  expect(await readSetup(desk)).toMatchObject({
    lastUsed: { help: expect.any(String), contact: null },
  });
  expect((await readSetup(owner)).lastUsed.help).toBeNull();
  const page = await (openSetup as unknown as (args: object) => Promise<object>)({ request: world.staffRequest("/app/self-service", { shop: 1 }), params: {}, context: {} }); // prettier-ignore
  expect(page).toMatchObject({ apiKey: process.env.SHOPIFY_API_KEY, facts: { isTokenDead: false } });
});
