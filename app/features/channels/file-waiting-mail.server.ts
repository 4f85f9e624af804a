import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { letOthersFirst } from "#app/platform/jobs/let-others-first.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { askForWork } from "#app/features/shared/ask-for-work.server.ts";
import { waitingWork } from "#app/features/shared/waiting-work.server.ts";
import { fileMailJob } from "./mail-jobs.ts";
import { fileTogether, processMail, unpackMails } from "./process-mail.server.ts";
import type { UnpackedMail } from "./file-mail.server.ts";
import { readFilingSettings, type FilingSettings } from "./read-filing-settings.server.ts";
import { readRawMails } from "./read-raw-mail.server.ts";

const mostTogether = 50;
/** A batch ends when its mails are this large together; a mail that is larger is a batch of its own. */
const bytesTogether = 2 * 1024 * 1024;
/** Then the rest is left to another job, so that other shops have their turn. */
const longestMilliseconds = 60_000;

/**
 * Files the shop's mail that waits, oldest first, in batches; while one is filed the next is parsed. A mail that cannot
 * be filed now holds none of the others up.
 * `run` throws the first failure, once all others are filed: the job is repeated for what is left.
 */
export const waitingMail = waitingWork(fileMailJob, fileAll);

async function fileAll(desk: Desk): Promise<void> {
  const until = Date.now() + longestMilliseconds;
  const settings = await readFilingSettings(desk);
  const failures: unknown[] = [];
  let coming = prepare(desk, 0n, settings);
  for (;;) {
    const batch = await coming;
    if (!batch.ids.length) break;
    const isLast = Date.now() > until;
    // Never unobserved: a failure of the batch that is filed now comes first.
    coming = isLast ? none : prepare(desk, batch.ids.at(-1)!, settings);
    coming.catch(() => undefined);
    failures.push(...(await fileBatch(desk, batch, settings)));
    if (isLast) await askForWork(desk, fileMailJob);
  }
  if (failures.length) throw failures[0];
}

interface Batch {
  ids: bigint[];
  /** null: one of them could not be unpacked. */
  unpacked: UnpackedMail[] | null;
}

const none: Promise<Batch> = Promise.resolve({ ids: [], unpacked: [] });

async function prepare(desk: Desk, after: bigint, settings: FilingSettings): Promise<Batch> {
  await letOthersFirst();
  const ids = await listWaiting(desk, after);
  try {
    return { ids, unpacked: await unpackMails(desk, await readRawMails(desk, ids), settings) };
  } catch (error) {
    desk.log.warn({ err: error, mails: ids.length }, "mails could not be unpacked together");
    return { ids, unpacked: null };
  }
}

async function listWaiting(desk: Desk, after: bigint): Promise<bigint[]> {
  const rows = await desk.sql<{ id: bigint; size_bytes: number }>`
    select id, size_bytes from inbound_mail
    where shop_id = ${SHOP} and state = 'received' and id > ${after} and raw is not null
    order by id limit ${mostTogether}::int`;
  const ids: bigint[] = [];
  let bytes = 0;
  for (const { id, size_bytes } of rows) {
    bytes += size_bytes;
    if (ids.length && bytes > bytesTogether) break;
    ids.push(id);
  }
  return ids;
}

/** Together, and where that does not work one by one; returns what failed. */
async function fileBatch(desk: Desk, { ids, unpacked }: Batch, settings: FilingSettings): Promise<unknown[]> {
  try {
    if (unpacked) {
      await fileTogether(desk, unpacked, settings);
      return [];
    }
  } catch (error) {
    desk.log.warn({ err: error, mails: ids.length }, "mails could not be filed; trying each");
  }
  const failures: unknown[] = [];
  for (const id of ids)
    await processMail(desk, { mailId: id.toString() }).catch((error: unknown) => failures.push(error));
  return failures;
}
