import type { TenantTx } from "#app/platform/db/tenant.server.ts";
import { mayBecome, type ActionState } from "./action-states.ts";

type Changes = Omit<NonNullable<Parameters<TenantTx["orderAction"]["updateMany"]>[0]>["data"], "state">;

/**
 * The only writer of an act's state: moves it if, and only if, it is still in `from`.
 * @returns whether it was; `false` means that somebody else moved it first, and nothing was written
 * @throws Error when the table in action-states.ts has no such step
 */
export async function moveAction(
  db: Pick<TenantTx, "orderAction">,
  id: bigint,
  from: ActionState,
  to: ActionState,
  changes: Changes = {},
): Promise<boolean> {
  if (!mayBecome(from, to)) throw new Error(`an act does not go from ${from} to ${to}`);
  const { count } = await db.orderAction.updateMany({ where: { id, state: from }, data: { ...changes, state: to } });
  return count === 1;
}
