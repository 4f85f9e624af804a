import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { logAccess } from "../tickets/log-access.server.ts";
import type { StaffDesk } from "../shared/desk.ts";

/** An archive, piece by piece. */
export interface FoundExport {
  fileName: string;
  sizeBytes: number;
  pieces(): AsyncGenerator<Uint8Array>;
}

/** The archive of a request, for the owner, while it may be fetched; `null` else. The fetching is logged. */
export async function findExport(desk: StaffDesk, id: bigint): Promise<FoundExport | null> {
  if (!desk.staff.accountOwner) return null;
  const request = await desk.db.privacyRequest.findFirst({
    where: { id, state: "done", fileUntil: { gt: desk.now() } },
    select: { kind: true, receivedAt: true },
  });
  const parts = request
    ? await desk.sql<{ digest: string; size: number }>`
        select f.digest, f.size_bytes as size from export_part p
        join stored_file f on f.shop_id = p.shop_id and f.id = p.file_id
        where p.shop_id = ${SHOP} and p.request_id = ${id} order by p.position`
    : [];
  if (!request || !parts.length) return null;
  await logAccess(desk, "export", id.toString());
  const what = request.kind === "shop_export" ? "shop" : "person";
  return {
    fileName: `latte-${what}-${request.receivedAt.toISOString().slice(0, 10)}-${id}.tar.gz`,
    sizeBytes: parts.reduce((sum, { size }) => sum + size, 0),
    async *pieces() {
      for (const { digest } of parts) {
        const bytes = await desk.files.get(digest);
        if (!bytes) throw new Error("a piece of an export is missing");
        yield bytes;
      }
    },
  };
}
