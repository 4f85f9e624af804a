import type { DeskTx } from "#app/features/shared/desk.ts";

/** The shop's own addresses, asked for only where there is somebody to compare them with. */
export async function listOwnMailboxes(
  tx: DeskTx,
  { to = [], cc = [], bcc = [] }: { to?: string[]; cc?: string[]; bcc?: string[] },
): Promise<string[]> {
  if (!to.length && !cc.length && !bcc.length) return [];
  const rows = await tx.db.mailbox.findMany({ select: { address: true, inboundAddress: true }, take: 1_000 });
  return rows.flatMap(({ address, inboundAddress }) => (inboundAddress ? [address, inboundAddress] : [address]));
}
