import { afterAll, beforeAll, expect, test } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { readAppearance } from "#app/features/self-service/appearance/read-appearance.server.ts";
import { saveAppearance } from "#app/features/self-service/appearance/save-appearance.server.ts";
import { defaultContact } from "#app/features/self-service/contact/topic.ts";
import { chooseRole } from "#app/features/team/choose-role.server.ts";
import { saveRole } from "#app/features/team/save-role.server.ts";
import { action, loader } from "#app/routes/app.settings.contact.tsx";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { visitShop } from "./storefront-visitor.ts";

/** What the merchant sets for the contact form, and what the form and the theme's blocks make of it. */

let world: TestWorld;
const shopId = () => BigInt(world.shops[0]!.shopId);

beforeAll(async () => {
  world = await startWorld({ orders: 5 });
});
afterAll(() => world.stop());

interface Read {
  saved: { topics: object[]; sendsReceipt: boolean; revision: number };
  ours: Record<string, Record<string, string>>;
}
const staff = () => world.world.states[0]!.staff;
const ask = (run: unknown, init: RequestInit & { staff?: number; shop?: number } = {}) =>
  (run as (args: object) => Promise<unknown>)({
    request: world.staffRequest("/app/settings/contact", { staff: staff().findIndex((one) => one.accountOwner), ...init }),
    params: {},
    context: {},
  }); // prettier-ignore
const read = async (options = {}) => ((await ask(loader, options)) as Read).saved;
const save = (values: unknown, options = {}) =>
  ask(action, { method: "POST", body: new URLSearchParams({ values: JSON.stringify(values) }), ...options }).catch(
    (thrown: unknown) => ({ status: (thrown as Response).status }),
  );
const wholesale = { key: "", isOn: true, names: { en: " Wholesale\u0000 ", pl: "Hurt {{ x }}<b>" } };
afterAll(() => prisma.storefrontSettings.deleteMany({}));

test("topics are renamed, moved, switched off and added; the form and the theme's blocks have them", async () => {
  const { revision, ...before } = await read();
  expect({ revision, ...before }).toEqual({ ...defaultContact, revision: 0 });
  const [order, delivery, ...others] = defaultContact.topics;
  const topics = [{ ...delivery, names: { en: "Parcels" } }, wholesale, { ...order, isOn: false }, ...others];
  expect(await save({ topics, sendsReceipt: false, revision })).toEqual({ ok: true, value: null });
  const saved = await read();
  expect(saved).toMatchObject({ sendsReceipt: false, revision: 1 });
  expect(saved.topics).toMatchObject([
    { key: "delivery", names: { en: "Parcels" } },
    { key: expect.stringMatching(/^[0-9a-f-]{36}$/), names: { en: "Wholesale", pl: "Hurt {{ x }}<b>" } },
    { key: "order", isOn: false },
    ...others,
  ]);
  const choices = async (language: string) =>
    [...(await visitShop(world, { language }).get("contact")).raw.matchAll(/<option value="[^"]+">([^<]*)/g)].map(([, name]) => name); // prettier-ignore
  expect((await choices("en")).slice(0, 3)).toEqual(["Parcels", "Wholesale", "Return or exchange"]);
  expect((await choices("pl"))[1]).toMatch(/^Hurt &#123;&#123; x &#125;&#125;&lt;b&gt;$|^Hurt [^{<]*$/);
  expect((await choices("pt-BR"))[1]).toBe("Wholesale");
  await world.workJobs();
  const told = JSON.parse(world.world.states[0]!.appData!["latte.contact"]!) as { topics: { names: object }[] };
  expect(told.topics[0]!.names).toMatchObject({ en: "Parcels", pl: "Dostawa" });
  const [line] = await prisma.auditEntry.findMany({ where: { shopId: shopId(), subjectId: "contact" } });
  expect(line).toMatchObject({
    kind: "settings_changed",
    before: { contactReceipt: true },
    after: { contactReceipt: false, contactTopics: expect.stringMatching(/^Parcels, Wholesale, Return/) },
  });
  expect((await read({ shop: 1, staff: 0 })).revision).toBe(0);
});

test("who read the page before somebody else saved is told so; how it looks is another matter", async () => {
  const { revision, ...rest } = await read();
  const owner = await world.staffDesk(0, staff().findIndex(({ accountOwner }) => accountOwner)); // prettier-ignore
  const looks = { accent: "#7A1F5C", letters: "auto", radius: "", buttonWidth: "fit", density: "normal" };
  expect(await saveAppearance(owner, { ...looks, revision: (await readAppearance(owner)).revision })).toMatchObject({ ok: true }); // prettier-ignore
  const both = await Promise.all([save({ ...rest, revision }), save({ ...rest, topics: [], revision })]);
  expect(both.filter((one) => (one as { ok?: boolean }).ok)).toHaveLength(1);
  expect(both).toContainEqual({ ok: false, problem: "changed_meanwhile" });
  expect(await save({ ...rest, revision: (await read()).revision })).toMatchObject({ ok: true });
  const { appearance, revision: seen } = await readAppearance(owner);
  expect(appearance.accent).toBe("#7a1f5c");
  expect(await saveAppearance(owner, { ...looks, revision: seen })).toMatchObject({ ok: true });
});

test.each([
  [{ topics: [{ key: "", isOn: true, names: {} }] }, { problem: "name_missing", field: "topic.0" }],
  [{ topics: [{ key: "", isOn: true, names: { en: " \u200b " } }] }, { problem: "name_missing" }],
  [{ topics: [{ key: "other", isOn: true, names: { pl: "ą".repeat(61) } }] }, { problem: "too_long" }],
  [{ topics: Array(21).fill(wholesale) }, { problem: "too_many_topics" }],
  [{ topics: [{ key: "../x", isOn: true, names: { en: "x" } }] }, { problem: "malformed" }],
  [{ topics: [{ key: "other", isOn: "yes", names: {} }] }, { problem: "malformed" }],
  [{ topics: [{ key: "other", isOn: true, names: { "../x": "x" } }] }, { problem: "malformed" }],
  [{ topics: { length: 3 } }, { problem: "malformed" }],
  [{ sendsReceipt: 1 }, { problem: "malformed" }],
  [{ revision: "0" }, { problem: "malformed" }],
  [{ revision: 2 ** 40 }, { problem: "malformed" }],
])("%j is refused, and nothing changes", async (more, refusal) => {
  const before = await read();
  expect(await save({ ...before, ...more })).toMatchObject({ ok: false, ...refusal });
  expect(await read()).toEqual(before);
});

test("names in a language in which nobody is spoken to are left out", async () => {
  const before = await read();
  const other = { key: "other", isOn: true, names: { en: "Else", tlh: "x" } };
  expect(await save({ ...before, topics: [other] })).toMatchObject({ ok: true });
  expect((await read()).topics).toEqual([{ ...other, names: { en: "Else" } }]);
  expect(await save({ ...before, revision: before.revision + 1 })).toMatchObject({ ok: true });
});

test("a key is one topic's, and whose they are is not the page's to say", async () => {
  const { revision } = await read();
  const twice = [{ key: "other", isOn: true, names: { en: "A" } }, { key: "other", isOn: true, names: { en: "B" } }]; // prettier-ignore
  expect(await save({ topics: twice, sendsReceipt: true, revision, shopId: "2", appearance: {} })).toMatchObject({ ok: true }); // prettier-ignore
  const keys = (await read()).topics.map((topic) => (topic as { key: string }).key);
  expect(keys[0]).toBe("other");
  expect(keys[1]).not.toBe("other");
  expect(await prisma.storefrontSettings.count({ where: { shopId: { not: shopId() } } })).toBe(0);
});

test("only roles that change settings do; everybody may look", async () => {
  const agent = staff().findIndex(({ accountOwner }) => !accountOwner);
  const owner = await world.staffDesk(0, staff().findIndex(({ accountOwner }) => accountOwner)); // prettier-ignore
  const limits = { perAct: "", perDay: "", perCustomerYear: "", mostPercent: "" };
  expect(await saveRole(owner, null, { name: "Night", abilities: ["refund"], ...limits })).toMatchObject({
    ok: true,
  });
  const role = await owner.db.role.findFirstOrThrow({ where: { name: "Night" } });
  const { id } = (await world.staffDesk(0, agent)).staff;
  expect(await chooseRole(owner, id, role.id.toString())).toMatchObject({ ok: true });
  const before = await read({ staff: agent });
  expect(await save({ ...before, topics: [] }, { staff: agent })).toEqual({ status: 403 });
  expect(await read()).toEqual(before);
});
