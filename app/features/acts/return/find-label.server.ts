import type { ActingDesk } from "../../shared/desk.ts";
import type { Checked } from "../act-problems.ts";
import type { ReturnWay } from "./return-preview.ts";

/**
 * Where the chosen label is at Shopify; null: none was chosen. It has to be one for goods of this very order, whoever of the
 * staff chose it: a request may be gone on from by somebody else.
 * @param orderId Shopify's numeric one
 */
export async function findLabel(
  desk: ActingDesk,
  orderId: string,
  { labelFile }: Pick<ReturnWay, "labelFile">,
): Promise<Checked<string | null>> {
  if (!labelFile) return { ok: true, value: null };
  const kept = await desk.db.draftFile.findFirst({
    where: { id: BigInt(labelFile), kind: "label", ticket: { is: { orderId: BigInt(orderId) } } },
    select: { stagedUrl: true },
  });
  return kept?.stagedUrl
    ? { ok: true, value: kept.stagedUrl }
    : { ok: false, problems: [{ field: "labelFile", problem: "label_gone" }] };
}
