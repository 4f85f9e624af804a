import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prisma } from "#app/platform/db/prisma.server.ts";
import { action as save, loader as open } from "#app/routes/app.settings.requests.tsx";
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
    for (const kind of ["cancel", "exchange"])
      expect(await send({ ...form, [`${kind}.mode`]: "now" })).toMatchObject({
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
      [{ "damaged.mode": "now" }, "damaged.mode"],
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
