import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { processMail } from "#app/features/channels/process-mail.server.ts";
import { addNote } from "#app/features/replies/add-note.server.ts";
import { mergeTickets } from "#app/features/tickets/merge-tickets.server.ts";
import { openTicket } from "#app/features/tickets/open-ticket.server.ts";
import { databasePool, prisma } from "#app/platform/db/prisma.server.ts";
import { arrive, conversation, countTickets, fileWaitingMail, makeMailShop, receive, startMail, stopMail, writeMail, type MailShop } from "./mail-desk.ts"; // prettier-ignore

/** The database says no in the middle: nothing that was accepted is lost, nothing is half done, and it goes on by itself. */

let shop: MailShop;
let client: pg.Client;
let shops = 0;
beforeAll(async () => {
  await startMail();
  client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  await client.query(`
    create sequence hostile_turn;
    create function hostile_fail() returns trigger language plpgsql as $$
      begin
        if nextval('hostile_turn') <= tg_argv[1]::int then raise exception 'as told' using errcode = tg_argv[0]; end if;
        return null;
      end $$`);
});
beforeEach(async () => {
  shop = await makeMailShop(`database-${(shops += 1)}`);
});
afterAll(async () => {
  await client.end();
  await stopMail();
});

/** Lets every insert into the table fail with this error for so many times, while `work` runs. */
async function failing<T>(table: string, code: string, times: number, work: () => Promise<T>): Promise<T> {
  await client.query("alter sequence hostile_turn restart");
  await client.query(
    `create constraint trigger hostile after insert on "${table}" deferrable initially deferred
     for each row execute function hostile_fail('${code}', '${times}')`,
  );
  try {
    return await work();
  } finally {
    await client.query(`drop trigger hostile on "${table}"`);
  }
}

const errors: [string, string][] = [
  ["a serialisation failure", "40001"],
  ["a deadlock", "40P01"],
  ["a full disk", "53100"],
  ["too many connections", "53300"],
  ["a server that shuts down", "57P01"],
];

describe("case 62: at the commit there comes", () => {
  test.each(errors)("%s: a mail that was taken is filed by the next try, once", async (_, code) => {
    await arrive(shop, writeMail({}, "Hello"));
    const { id } = await shop.desk.db.inboundMail.findFirstOrThrow();
    const file = () => processMail(shop.desk, { mailId: id.toString() });
    await failing("message", code, 2, async () => {
      for (const round of [1, 2]) {
        await expect(file(), `try ${round}`).rejects.toThrow();
        expect(await countTickets(shop)).toBe(0);
        expect(await shop.desk.db.inboundMail.findFirst()).toMatchObject({ state: "received" });
      }
      await file();
    });
    await file();
    expect(await conversation(shop, 1)).toMatchObject([{ bodyText: "Hello", parseProblem: null }]);
    expect(await countTickets(shop)).toBe(1);
  });

  test.each(errors)("%s: a mail that could not be kept is not taken for kept", async (_, code) => {
    const raw = writeMail({}, "Hello");
    await failing("inbound_mail", code, 1, async () => {
      await expect(arrive(shop, raw)).rejects.toThrow();
      expect(await shop.desk.db.inboundMail.count()).toBe(0);
      await arrive(shop, raw);
    });
    await fileWaitingMail(shop);
    expect(await conversation(shop, 1)).toHaveLength(1);
  });

  test.each(errors)(
    "%s: what somebody wrote is refused with an error, and the same once more is kept once",
    async (_, code) => {
      await receive(shop, writeMail({}, "Hello"));
      const note = { body: "Typed for an hour", clientKey: randomUUID() };
      await failing("message", code, 1, async () => {
        await expect(addNote(shop.desk, 1, note)).rejects.toThrow();
        expect(await conversation(shop, 1)).toHaveLength(1);
        expect(await addNote(shop.desk, 1, note)).toMatchObject({ ok: true });
        expect(await addNote(shop.desk, 1, note)).toMatchObject({ ok: true });
      });
      expect((await conversation(shop, 1)).map(({ bodyText }) => bodyText)).toEqual(["Hello", "Typed for an hour"]);
      expect((await openTicket(shop.desk, 1))?.timeline).toHaveLength(3);
    },
  );
});

test("case 62: two that wait for each other: one is told, nothing of it is there, and it can be done again", async () => {
  await receive(shop, writeMail({ From: "a@example.com", "Message-ID": "<one@a>" }, "One"));
  await receive(shop, writeMail({ From: "b@example.com", "Message-ID": "<two@b>" }, "Two"));
  const lock = (number: number) =>
    client.query("select 1 from ticket where shop_id = $1 and number = $2 for update", [
      shop.desk.shop.id.toString(),
      number,
    ]);
  // The other one is patient, so that the merge is the one that PostgreSQL ends.
  await client.query("set deadlock_timeout = '60s'");
  await client.query("begin");
  await lock(2);
  const merging = mergeTickets(shop.desk, 1, 2).then(
    () => "done",
    (error: unknown) => String(error),
  );
  const waiting = async () =>
    (
      await prisma.$queryRaw<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    )[0]!.n;
  await expect.poll(waiting, { timeout: 10_000, interval: 10 }).toBe(1);
  await lock(1);
  expect(await merging).toMatch(/40P01|deadlock/);
  await client.query("rollback");
  expect(await conversation(shop, 1)).toHaveLength(1);
  expect(await conversation(shop, 2)).toHaveLength(1);
  expect(await mergeTickets(shop.desk, 1, 2)).toMatchObject({ ok: true });
  expect(await conversation(shop, 2)).toHaveLength(2);
});

test(
  "case 62: with every connection taken a request ends in an error instead of waiting for ever, and then goes on",
  { timeout: 60_000 },
  async () => {
    await receive(shop, writeMail({}, "Hello"));
    const note = { body: "Kept", clientKey: randomUUID() };
    const taken = await Promise.all(Array.from({ length: databasePool.options.max }, () => databasePool.connect()));
    const asked = Array.from({ length: 20 }, () => addNote(shop.desk, 1, note).then(() => "kept", () => "refused")); // prettier-ignore
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["refused"]));
    for (const one of taken) one.release();
    expect(await addNote(shop.desk, 1, note)).toMatchObject({ ok: true });
    expect(await conversation(shop, 1)).toHaveLength(2);
  },
);
