import { FilesUnavailable } from "#app/platform/files/file-store.ts";
import type { Desk, DeskTx } from "../shared/desk.ts";
import type { Counts } from "./counts.ts";
import { dropExport } from "./drop-export.server.ts";
import { eraseDesk } from "./erase-desk.server.ts";
import { erasePerson } from "./erase-person.server.ts";
import { exportPerson } from "./export-person.server.ts";
import { exportShop } from "./export-shop.server.ts";
import { parsePerson } from "./person.ts";
import { dayMs, exportDays, fulfilPrivacyJob } from "./privacy-jobs.ts";
import { lockExports, retractExports, wasErasedSince } from "./retract-exports.server.ts";

const waitMs = 3_600_000;

/**
 * Fulfils a request about personal data. Job; a run that was cut off goes on, one that is done does nothing. An erasure
 * waits while an act on the person's orders is on its way, and is looked at again every hour.
 * @param signal ends a run that took too long: the next one goes on
 * @throws Error for another try, with the reason kept at the request
 */
export async function fulfilPrivacy(
  desk: Desk,
  { requestId }: { requestId: string },
  signal?: AbortSignal,
): Promise<void> {
  const id = BigInt(requestId);
  const request = await desk.db.privacyRequest.findFirst({
    where: { id, state: { in: ["open", "running", "failed"] } },
  });
  if (!request) return;
  await desk.db.privacyRequest.updateMany({ where: { id }, data: { state: "running", problem: null } });
  try {
    const person = parsePerson(request.person);
    if (request.kind === "redact" || request.kind === "shop_erasure") {
      const counts =
        request.kind === "redact" ? await erasePerson(desk, person, id) : await eraseDesk(desk, id, request.receivedAt);
      if (counts === "acts_open") return await postpone(desk, id);
      await finish(desk, id, counts, { person: {} }, async (tx) => {
        if (request.kind === "redact") await retractExports(desk, tx);
        return true;
      });
    } else if (request.kind === "shop_export") await fulfilExport(desk, id, () => exportShop(desk, id, signal));
    else
      await fulfilExport(desk, id, async () => {
        const began = desk.now();
        return { counts: await exportPerson(desk, person, id), began };
      });
  } catch (error) {
    // The request is the next run's by now.
    if (signal?.aborted) throw error;
    const problem = error instanceof FilesUnavailable ? "files_unavailable" : "failed";
    await desk.db.privacyRequest.updateMany({ where: { id, state: "running" }, data: { state: "failed", problem } });
    throw error;
  }
}

/** Makes an export, and makes it anew where somebody was erased meanwhile whom it may name. */
async function fulfilExport(
  desk: Desk,
  id: bigint,
  make: () => Promise<{ counts: Counts; began: Date }>,
): Promise<void> {
  for (;;) {
    const { counts, began } = await make();
    const fileUntil = new Date(desk.now().getTime() + exportDays * dayMs);
    if (await finish(desk, id, counts, { fileUntil }, async (tx) => !(await wasErasedSince(tx, began)))) return;
    await dropExport(desk, id);
    await desk.db.privacyRequest.updateMany({ where: { id }, data: { counts: {} } });
  }
}

/** Ends a request, unless `may` says no; whether it did. */
async function finish(
  desk: Desk,
  id: bigint,
  counts: Counts,
  more: { person?: object; fileUntil?: Date },
  may: (tx: DeskTx) => Promise<boolean>,
): Promise<boolean> {
  const isDone = await desk.tx(async (tx) => {
    await lockExports(tx);
    if (!(await may(tx))) return false;
    await tx.db.privacyRequest.updateMany({
      where: { id },
      data: { state: "done", problem: null, counts: { counts }, doneAt: desk.now(), ...more },
    });
    tx.announce({ kind: "shop" });
    return true;
  });
  if (isDone) desk.log.info({ requestId: id.toString(), counts }, "a request about personal data is fulfilled");
  return isDone;
}

async function postpone(desk: Desk, id: bigint): Promise<void> {
  await desk.tx(async (tx) => {
    await tx.db.privacyRequest.updateMany({ where: { id }, data: { state: "open", problem: "acts_open" } });
    const startAfter = new Date(desk.now().getTime() + waitMs);
    await tx.enqueue(fulfilPrivacyJob, { requestId: id.toString() }, { key: id.toString(), startAfter });
  });
}
