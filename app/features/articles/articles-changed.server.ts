import { publishFaqJob } from "../self-service/self-service-jobs.ts";
import type { DeskTx } from "../shared/desk.ts";

/** To be called in each transaction after which shoppers see other articles than before, or in another order. */
export async function articlesChanged(tx: DeskTx): Promise<void> {
  tx.announce({ kind: "shop" });
  await tx.enqueue(publishFaqJob, {}, { key: "all" });
}
