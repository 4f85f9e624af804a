import type { Desk } from "../shared/desk.ts";

/** What the owner has to know of requests about personal data. */
export interface PrivacyNews {
  /** Not fulfilled yet. */
  open: number;
  /** Exports that Shopify asked for and that are to be handed on to the person. */
  toHandOn: number;
  /** When the first of the open ones is due; ISO 8601. */
  dueAt: string | null;
}

/** For Home. Two statements by index. */
export async function findPrivacyNews(desk: Desk): Promise<PrivacyNews> {
  const open = await desk.db.privacyRequest.aggregate({
    where: { state: { in: ["open", "running", "failed"] }, kind: { in: ["data_request", "redact"] } },
    _count: true,
    _min: { dueAt: true },
  });
  const toHandOn = await desk.db.privacyRequest.count({
    where: { state: "done", kind: "data_request", source: "shopify", fileUntil: { gt: desk.now() } },
  });
  return { open: open._count, toHandOn, dueAt: open._min.dueAt?.toISOString() ?? null };
}
