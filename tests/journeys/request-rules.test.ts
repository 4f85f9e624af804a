import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { action as save, loader as open } from "#app/routes/app.settings.requests.tsx";
import { action as previewAction } from "#app/routes/app.settings.requests_.preview.ts";
import type { RulesForm } from "#app/features/self-service/requests/rules-form.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

/** What the merchant says of the requests of shoppers. */

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld({ orders: 5 });
});
afterAll(() => world.stop());

const path = "/app/settings/requests";
const load = async (staff = 0): Promise<RulesForm> => {
  const request = world.staffRequest(path, { staff });
  return (await open({ request, params: {}, context: {} })).saved;
};
const send = (values: object, staff = 0) => {
  const body = new URLSearchParams({ intent: "save", values: JSON.stringify(values) });
  const request = world.staffRequest(path, { method: "POST", body, staff });
  return save({ request, params: {}, context: {} });
};

describe("the rules", () => {
  test("as they come everything is asked first, and nothing that gives away is done at once without a sum for the day", async () => {
    const form = await load();
    expect(Object.entries(form).filter(([name]) => name.endsWith(".mode")).map(([, mode]) => mode)).toEqual(Array(9).fill("ask")); // prettier-ignore
    expect(form).toMatchObject({ "cancel.minutes": "60", dayCount: "20", daySum: "", revision: 0 });
    for (const kind of ["cancel", "exchange", "missing"])
      expect(await send({ ...form, [`${kind}.mode`]: "now", [`${kind}.most`]: "20" })).toMatchObject({
        problem: "day_sum_missing",
        field: "daySum",
      });
    expect(await prisma.requestRule.count()).toBe(0);
  });

  test("are kept with an audit line for each, and who saves an older form is told", async () => {
    const form = await load();
    const now = {
      ...form,
      "cancel.mode": "now",
      "cancel.most": "50",
      "cancel.tags": "VIP, made to order, VIP",
      daySum: "500",
    };
    expect(await send(now)).toMatchObject({ ok: true });
    expect(await prisma.requestRule.findMany({})).toMatchObject([
      { kind: "cancel", mode: "now", nowMinutes: 60, mostMinor: 5000n, askTags: ["VIP", "made to order"] },
    ]);
    expect(await send({ ...form, "address.mode": "off" })).toMatchObject({ ok: false, problem: "changed" });
    expect(await load()).toMatchObject({ "cancel.mode": "now", "address.mode": "ask", revision: 1 });
    const lines = await prisma.auditEntry.findMany({ where: { kind: "settings_changed" }, orderBy: { id: "asc" } });
    expect(lines).toMatchObject([
      {
        subjectId: "cancel",
        before: { mode: "ask" },
        after: { rule: "cancel", mode: "now", mostMinor: { minor: "5000" } },
      },
      { subjectId: "requests", after: { dayMinor: { minor: "50000" } } },
    ]);
    // Two at once: one is kept.
    const again = await load();
    const told = await Promise.all([send({ ...again, "late.mode": "off" }), send({ ...again, "late.mode": "off" })]);
    expect(told.map((answer) => answer.ok).sort()).toEqual([false, true]);
  });

  test("what is malformed is refused at its field", async () => {
    const form = await load();
    const wrong: [Record<string, unknown>, string][] = [
      [{ "cancel.mode": "always" }, "cancel.mode"],
      [{ "late.mode": "now" }, "late.mode"],
      [{ "damaged.mode": "now" }, "damaged.most"],
      [{ "damaged.mode": "now", "damaged.most": "20", "damaged.nowDays": "" }, "damaged.nowDays"],
      [{ "damaged.nowDays": "400" }, "damaged.nowDays"],
      // None would be read as ours.
      [{ "damaged.nowDays": "" }, "damaged.nowDays"],
      [{ "damaged.mode": "off", "damaged.nowDays": " " }, "damaged.nowDays"],
      [{ "damaged.mode": "off", "damaged.days": "x" }, "damaged.days"],
      [{ "damaged.most": "ten" }, "damaged.most"],
      [{ dayCount: "10001" }, "dayCount"],
      [{ aYear: "0" }, "aYear"],
      [{ aYear: "" }, "aYear"],
      [{ "cancel.days": "0" }, "cancel.days"],
      [{ "cancel.minutes": "1.5" }, "cancel.minutes"],
      [{ "cancel.most": "-1" }, "cancel.most"],
      [{ "cancel.tags": Array.from({ length: 30 }, (_, one) => `t${one}`).join() }, "cancel.tags"],
      [{ dayCount: "" }, "dayCount"],
      [{ daySum: "1e308" }, "daySum"],
      [{ instructions: "x".repeat(3_000) }, "instructions"],
    ];
    for (const [change, field] of wrong)
      expect(await send({ ...form, ...change }), field).toMatchObject({ ok: false, field });
    expect(await load()).toEqual(form);
  });

  test("only owners change them", async () => {
    const form = await load();
    const shopId = BigInt(world.shops[0]!.shopId);
    const role = await prisma.role.findFirst({ where: { shopId, key: "agent" } });
    if (role) await prisma.staff.updateMany({ where: { shopId, accountOwner: false }, data: { roleId: role.id } });
    const staff = world.world.states[0]!.staff.findIndex(({ accountOwner }) => !accountOwner);
    expect(await send({ ...form, dayCount: "30" }, staff)).toMatchObject({ ok: false, problem: "not_allowed" });
    expect(await load()).toEqual(form);
  });
});

describe("the preview", () => {
  const shopId = () => BigInt(world.shops[0]!.shopId);
  async function preview(values: object, sample: Record<string, string>) {
    const body = new URLSearchParams({ values: JSON.stringify(values), asker: "customer", ...sample });
    const request = world.staffRequest(`${path}/preview`, { method: "POST", body });
    const answer = await previewAction({ request, params: {}, context: {} });
    return answer.ok ? answer.value.html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))) : answer;
  }

  test("is the order's page by the rules as typed, in the words of the theme, with nothing kept", async () => {
    const form = { ...(await load()), "cancel.mode": "ask", "address.mode": "off" };
    const asked = await preview(form, { state: "fresh" });
    expect(asked).toContain("Order #1001");
    expect(asked).toContain(">Cancel the order<");
    expect(asked).not.toContain("Change the address");
    expect(await preview(form, { state: "fresh", kind: "cancel" })).toContain("Ask us to cancel it");
    const now = { ...form, "cancel.mode": "now", "cancel.minutes": "60", "cancel.most": "" };
    const own = await preview(now, { state: "fresh", kind: "cancel" });
    expect(own).toContain("Cancel the whole order");
    expect(own).toContain("€50.00 goes back the way you paid.");
    expect(await preview(now, { state: "fresh", kind: "cancel", step: "sent" })).toContain("Your order is being cancelled."); // prettier-ignore
    expect(await preview(now, { state: "fresh", kind: "cancel", asker: "guest" })).toContain("we send a code");
    // Each bound that is typed counts: minutes, sum, days, and that it was sent.
    for (const [change, state] of [
      [{ "cancel.minutes": "5" }, "fresh"],
      [{ "cancel.most": "49" }, "fresh"],
    ] as const)
      expect(await preview({ ...now, ...change }, { state, kind: "cancel" })).toContain("Ask us to cancel it");
    expect(await preview({ ...now, "cancel.days": "2" }, { state: "waiting" })).toContain("Orders can be cancelled for 2 days."); // prettier-ignore
    expect(await preview(now, { state: "moving" })).toContain("It has been sent, so it cannot be cancelled any more.");
    expect(await prisma.requestRule.count({ where: { shopId: shopId(), kind: "address" } })).toBe(0);
    expect(await prisma.shopperRequest.count()).toBe(0);
    expect(await load()).not.toMatchObject({ "address.mode": "off" });
  });

  test("knows the return window of the policies, who may not be served at once, and how things go back", async () => {
    const form = { ...(await load()), "return.mode": "now", instructions: "To Mug Ltd, {{ lane }} <b>1</b>." };
    const own = await preview(form, { state: "arrived", kind: "return" });
    expect(own).toContain("Return these");
    const sent = await preview(form, { state: "arrived", kind: "return", step: "sent" });
    expect(sent).toContain("To Mug Ltd, {{ lane }} <b>1</b>.");
    for (const asker of ["guest", "confirmed"]) {
      expect(await preview(form, { state: "arrived", kind: "return", asker })).toContain("Ask for a return");
      const guests = await preview(form, { state: "arrived", kind: "return", asker, step: "sent" });
      expect(guests).toContain("We are looking at it.");
      expect(guests).not.toContain("Mug Ltd");
    }
    const window = { returnWindowDays: 30, returnWindowFrom: "delivery" };
    await prisma.shopSettings.upsert({ where: { shopId: shopId() }, create: { shopId: shopId(), ...window }, update: window }); // prettier-ignore
    const old = await preview(form, { state: "old" });
    expect(old).toContain("The 30 days for returns are over.");
    expect(old).not.toContain("Return something");
    const again = { ...form, "damaged.mode": "now", "damaged.most": "20" };
    expect(await preview(again, { state: "arrived", kind: "damaged" })).toContain("Have it sent again");
    expect(await preview(again, { state: "arrived", kind: "damaged", step: "sent" })).toContain("We are sending it again, as order #1002."); // prettier-ignore
    expect(await preview({ ...again, "damaged.nowDays": "1" }, { state: "arrived", kind: "damaged" })).toContain(">Tell us<"); // prettier-ignore
    expect(await preview({ ...again, "damaged.most": "" }, { state: "arrived", kind: "damaged" })).toContain(">Tell us<"); // prettier-ignore
    // A form that is not offered is the page again.
    expect(await preview(form, { state: "old", kind: "return" })).toContain("The 30 days for returns are over.");
  });

  test("what was typed stays text, and what is malformed is said", async () => {
    const form = { ...(await load()), "return.mode": "now", instructions: "</p><script>alert(1)</script>" };
    const body = new URLSearchParams({ values: JSON.stringify(form), asker: "customer", state: "arrived", kind: "return", step: "sent" }); // prettier-ignore
    const request = world.staffRequest(`${path}/preview`, { method: "POST", body });
    const answer = await previewAction({ request, params: {}, context: {} });
    expect(answer.ok && answer.value.html).toContain("alert(1)");
    expect(answer.ok && answer.value.html).not.toMatch(/<script|onerror|\{\{/);
    expect(await preview({ ...form, "cancel.days": "x" }, { state: "fresh" })).toMatchObject({ ok: false, field: "cancel.days" }); // prettier-ignore
    await expect(preview(form, { state: "stolen" })).rejects.toMatchObject({ status: 400 });
    await expect(preview(form, { state: "fresh", asker: "owner" })).rejects.toMatchObject({ status: 400 });
  });
});
