import { execFile, execFileSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { createFolderStore } from "#app/platform/files/folder-store.server.ts";
import { builtInRoles } from "#app/features/team/role.ts";
import { afterAll, expect, test } from "vitest";
import { startEmbeddedDb, type EmbeddedDb } from "#scripts/embedded-db.ts";

/**
 * A backup taken while people work, restored on another server: PostgreSQL's own online backup (copy of the data folder
 * between pg_backup_start and pg_backup_stop, with the log written meanwhile), as pg_basebackup and managed databases do.
 */

const folder = fs.mkdtempSync(path.join("/var/tmp", "latte-backup-"));
fs.chmodSync(folder, 0o755);
const servers: EmbeddedDb[] = [];
afterAll(async () => {
  for (const server of servers) await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function connect(server: EmbeddedDb, name: string): Promise<pg.Client> {
  const client = new pg.Client(server.url(name));
  await client.connect();
  return client;
}

/** Number of rows and a digest over all of them, for each table of the application. */
async function fingerprint(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const prints: Record<string, string> = {};
  for (const { name } of rows) {
    const { rows: found } = await client.query<{ print: string }>(
      `select count(*) || ':' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from "${name}" t`,
    );
    prints[name] = found[0]!.print;
  }
  return prints;
}

/** The app itself on the copy: a ticket is read, every file that a row names is there, and somebody answers. */
async function useRestored(databaseUrl: string, filesFolder: string): Promise<void> {
  Object.assign(process.env, { DATABASE_URL: databaseUrl, FILES_DIR: filesFolder });
  const { makeDesk } = await import("#app/make-desk.server.ts");
  const { openTicket } = await import("#app/features/tickets/open-ticket.server.ts");
  const { addNote } = await import("#app/features/replies/add-note.server.ts");
  const { prisma } = await import("#app/platform/db/prisma.server.ts");
  const shop = { id: 1n, domain: "a.myshopify.com", name: "A", currency: "EUR", timezone: "UTC", scopes: [] };
  const staff = { id: 1n, name: "Tom", accountOwner: true, locale: "en", role: builtInRoles.owner };
  const desk = makeDesk(shop, staff, {} as never);
  try {
    expect(await openTicket(desk, 50)).toMatchObject({ subject: "Where is it?" });
    const named = await desk.db.storedFile.findMany({});
    expect(named.length).toBeGreaterThanOrEqual(4);
    for (const { digest } of named)
      expect(Buffer.from((await desk.files.get(digest)) ?? []).toString()).toMatch(/^picture \d+$/);
    const note = { body: "Back again", clientKey: randomUUID() };
    expect(await addNote(desk, 50, note)).toMatchObject({ ok: true });
  } finally {
    await prisma.$disconnect();
  }
}

test("what was committed before the backup ended is there after the restoration, to the byte", async () => {
  const first = await startEmbeddedDb({ dataDir: path.join(folder, "first") });
  servers.push(first);
  await first.create("latte");
  await promisify(execFile)(process.execPath, [path.resolve("node_modules/.bin/prisma"), "migrate", "deploy"], {
    env: { ...process.env, DATABASE_URL: first.url("latte") },
  });
  const agent = await connect(first, "latte");
  await agent.query(
    "insert into shop (domain, name, currency, iana_timezone) values ('a.myshopify.com','A','EUR','UTC')",
  );
  await agent.query("insert into customer (shop_id, email, name) values (1, 'ana@example.com', 'Ana')");
  await agent.query("insert into staff (shop_id, shopify_user_id, name) values (1, 1, 'Tom')");
  const files = createFolderStore(path.join(folder, "files"));
  let written = 0;
  const write = async () => {
    const number = ++written;
    await agent.query(
      `insert into ticket (shop_id, number, subject, customer_id, customer_name, last_activity_at)
       values (1, $1, 'Where is it?', 1, 'Ana', now())`,
      [number],
    );
    await agent.query(
      `insert into message (shop_id, ticket_id, kind, author_name, body_text)
       select 1, id, 'customer', 'Ana', repeat('text ', 200) from ticket where shop_id = 1 and number = $1`,
      [number],
    );
    // As the app does it: the bytes first, then the row that names them.
    if (number % 50) return;
    const bytes = Buffer.from(`picture ${number}`);
    const digest = createHash("sha256").update(bytes).digest("hex");
    await files.put({ shopId: 1n, digest }, bytes);
    await agent.query(
      `with kept as (
         insert into stored_file (shop_id, digest, size_bytes, content_type) values (1, $1, $2, 'text/plain') returning id)
       insert into attachment (shop_id, message_id, position, file_name, content_type, size_bytes, file_id)
       select 1, m.id, 0, 'picture.txt', 'text/plain', $2, kept.id
       from kept, message m join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id where t.number = $3`,
      [digest, bytes.length, number],
    );
  };
  for (let i = 0; i < 200; i++) await write();

  const backup = await connect(first, "postgres");
  await backup.query("select pg_backup_start('test', true)");
  // What PostgreSQL itself removes under the copier's hands is not missed: the log says what became of it.
  const copying = promisify(execFile)("cp", ["-a", first.dataDir, path.join(folder, "second")]).catch((error) => {
    if (!/No such file/.test(String(error))) throw error;
  });
  let copied = false;
  void copying.finally(() => (copied = true));
  let meanwhile = 0;
  while (!copied || meanwhile < 50) {
    await write();
    meanwhile++;
    if (meanwhile > 20_000) throw new Error("the copy does not end");
  }
  await copying;
  const promised = await fingerprint(agent);
  const { rows } = await backup.query<{ labelfile: string }>("select labelfile from pg_backup_stop()");
  await backup.end();
  // Lost with the first server, because it came after the backup.
  await write();
  await agent.end();
  // The files after the database.
  fs.cpSync(path.join(folder, "files"), path.join(folder, "files-second"), { recursive: true });
  fs.rmSync(path.join(folder, "files"), { recursive: true });

  const second = path.join(folder, "second");
  execFileSync("cp", ["-a", `${path.join(first.dataDir, "pg_wal")}/.`, path.join(second, "pg_wal")]);
  fs.writeFileSync(path.join(second, "backup_label"), rows[0]!.labelfile);
  fs.rmSync(path.join(second, "postmaster.pid"), { force: true });
  const owner = fs.statSync(first.dataDir);
  fs.chownSync(path.join(second, "backup_label"), owner.uid, owner.gid);
  execFileSync("cp", ["-a", `${first.dataDir}.password`, `${second}.password`]);
  const restored = await startEmbeddedDb({ dataDir: second });
  servers.push(restored);
  const client = await connect(restored, "latte");
  await client.query("delete from ticket where number > $1", [written - 1]);
  const found = await fingerprint(client);
  await client.end();

  expect(meanwhile).toBeGreaterThanOrEqual(50);
  expect(promised.message).toMatch(new RegExp(`^${written - 1}:`));
  expect(found).toEqual(promised);
  await useRestored(restored.url("latte"), path.join(folder, "files-second"));
}, 120_000);
