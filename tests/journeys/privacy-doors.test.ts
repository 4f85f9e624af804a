import { afterAll, beforeAll, expect, test } from "vitest";
import { logAccess } from "#app/features/tickets/log-access.server.ts";
import { action as askPrivacy, loader as privacyPage } from "#app/routes/app.settings.privacy.tsx";
import { action as askErasure, loader as erasurePage } from "#app/routes/app.settings.danger.tsx";
import { loader as accessPage } from "#app/routes/app.settings.access.tsx";
import { loader as accessFile } from "#app/routes/app.access-log.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

let world: TestWorld;
let owner: number;
let agent: number;

beforeAll(async () => {
  world = await startWorld({ orders: 20 });
  const staff = world.world.states[0]!.staff;
  owner = staff.findIndex((person) => person.accountOwner);
  agent = staff.findIndex((person) => !person.accountOwner);
  const desk = await world.staffDesk(0, agent);
  for (let line = 1; line <= 60; line++) await logAccess(desk, "ticket", String(line));
});
afterAll(() => world.stop());

const ask = (staff: number, path: string, init: RequestInit = {}) => ({
  request: world.staffRequest(path, { ...init, staff }),
  params: {},
  context: {},
});
const asForm = (fields: Record<string, string>): RequestInit => ({ method: "POST", body: new URLSearchParams(fields) });

test("only the account owner sees what an erasure would take, and asks for one", async () => {
  const form = asForm({ intent: "erase", confirmation: world.world.states[0]!.shop.name, key: "12345678" });
  expect(await erasurePage(ask(agent, "/app/settings/danger"))).toEqual({ isOwner: false });
  expect(await askErasure(ask(agent, "/app/settings/danger", form))).toEqual({ ok: false, problem: "not_owner" });
  expect(await erasurePage(ask(owner, "/app/settings/danger"))).toMatchObject({ isOwner: true, last: null });
});

test("only the account owner sees requests, the access log and its file, and asks for exports", async () => {
  const form = asForm({ kind: "shop_export", key: "12345678" });
  expect(await askPrivacy(ask(agent, "/app/settings/privacy", form))).toMatchObject({
    ok: false,
    problem: "not_owner",
  });
  expect(await askPrivacy(ask(owner, "/app/settings/privacy", form))).toMatchObject({ ok: true });
  expect(await privacyPage(ask(agent, "/app/settings/privacy"))).toEqual({ isOwner: false, requests: [] });
  expect(await privacyPage(ask(owner, "/app/settings/privacy"))).toMatchObject({
    isOwner: true,
    requests: [{ kind: "shop_export", state: "open", source: "merchant" }],
  });
  expect(await accessPage(ask(agent, "/app/settings/access"))).toEqual({ isOwner: false });
  const refused = await accessFile(ask(agent, "/app/access-log")).catch((thrown: unknown) => thrown);
  expect((refused as Response).status).toBe(403);
});

test("the access log turns its pages, is filtered by person and day, and is taken along as CSV", async () => {
  const read = async (query: string) => {
    const page = await accessPage(ask(owner, `/app/settings/access${query}`));
    if (!page.isOwner) throw new Error("not the owner");
    return page;
  };
  const first = await read("");
  expect([first.rows.length, first.isFirst]).toEqual([50, true]);
  const second = await read(`?before=${first.nextBefore}`);
  expect([second.rows.length, second.isFirst, second.nextBefore]).toEqual([10, false, null]);
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60);
  const ids = await world.staffDesk(0, owner).then(({ staff }) => staff.id);
  expect((await read(`?staff=${ids}`)).rows).toEqual([]);
  expect((await read("?day=2020-01-01")).rows).toEqual([]);
  expect((await read("?email=nobody@example.com")).rows).toEqual([]);

  const file = await accessFile(ask(owner, "/app/access-log"));
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await file.arrayBuffer());
  expect(text.charCodeAt(0)).toBe(0xfeff);
  // Head, sixty lines, and the line that this file was taken.
  expect(text.trim().split("\r\n")).toHaveLength(62);
  expect((await read("")).rows[0]).toMatchObject({ subject: "export" });
});

test("a request that is none is refused", async () => {
  for (const fields of [
    { kind: "everything", key: "12345678" },
    { kind: "redact", key: "x" },
  ]) {
    const answer = await askPrivacy(ask(owner, "/app/settings/privacy", asForm(fields))).catch(
      (thrown: unknown) => thrown,
    );
    expect((answer as Response).status).toBe(400);
  }
});
