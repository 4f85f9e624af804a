import { sameSecret } from "#app/platform/crypto/secret-box.server.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { digestOfCode } from "./send-code.server.ts";

/** `over`: there is no code that is still good. */
export type CodeCheck = { is: "right" } | { is: "wrong"; triesLeft: number } | { is: "over" };

/**
 * Whether this is the code that was mailed for the order. Each try is counted before it is looked at, so that many at once
 * are no more tries; the right one is good once.
 */
export async function checkCode(desk: Desk, orderId: bigint, typed: string): Promise<CodeCheck> {
  const [kept] = await desk.sql<{ code_hash: string; tries_left: number }>`
    update shopper_code set tries_left = tries_left - 1
    where shop_id = ${SHOP} and order_id = ${orderId} and tries_left > 0 and expires_at > ${desk.now()}::timestamptz
    returning code_hash, tries_left`;
  if (!kept) return { is: "over" };
  const code = typed.normalize("NFKC").replace(/\D/g, "").slice(0, 12);
  if (!sameSecret(kept.code_hash, digestOfCode(orderId, desk.shop.id, code)))
    return kept.tries_left > 0 ? { is: "wrong", triesLeft: kept.tries_left } : { is: "over" };
  const used = await desk.db.shopperCode.deleteMany({ where: { orderId, codeHash: kept.code_hash } });
  return used.count === 1 ? { is: "right" } : { is: "over" };
}

/** Drops codes that are no longer good; the job of the night does so. */
export const dropOldCodes = (desk: Desk, rowsAtOnce: number): Promise<unknown[]> => desk.sql`
  delete from shopper_code where shop_id = ${SHOP} and order_id in (
    select order_id from shopper_code where shop_id = ${SHOP} and expires_at <= ${desk.now()}::timestamptz
    limit ${rowsAtOnce}::int)
  returning order_id`;
