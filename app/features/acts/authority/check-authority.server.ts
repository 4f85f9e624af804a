import { isDeepStrictEqual } from "node:util";
import type { DeskTx, ActingDesk } from "#app/features/shared/desk.ts";
import { readRoleNow } from "#app/features/team/read-role-now.server.ts";
import type { ActionRow } from "../action-row.ts";
import { actingRole } from "./acting.ts";
import { countSentAgainTo, countShopperActs, countSpent, lockSpent } from "./count-spent.server.ts";
import { judgeAuthority, type OverLimit, type Verdict } from "./judge-authority.ts";
import { weigh, weighForShopper } from "./weigh-act.ts";

/** What of a row is judged. */
export type JudgedRow = Pick<ActionRow, "kind" | "input" | "valueMinor" | "shopAmountMinor" | "customerId" | "orderId">;

const isPositive = (minor: bigint | null): boolean => minor !== null && minor > 0n;

const nothing = { todayMinor: 0n, customerYearMinor: 0n };

/**
 * Whether the acting person's role covers an act as it would come on top of what counts already. At most one statement,
 * three for a shopper: so many acts of theirs are made in a day, and so often something is sent again to one.
 * In a transaction that is about to begin the act: see `lockAndJudge`.
 */
export async function judgeAct(desk: ActingDesk, where: Pick<DeskTx, "sql">, row: JudgedRow): Promise<Verdict> {
  const act = desk.staff ? weigh(row) : weighForShopper(row);
  const role = actingRole(desk);
  const isSummed = isPositive(act.valueMinor) && (role.perDayMinor !== null || role.perCustomerYearMinor !== null);
  const verdict = judgeAuthority(role, act, isSummed ? await countSpent(desk, where, payeesOf(desk, row)) : nothing);
  if (desk.staff) return verdict;
  const { actsPerDay, replacementsAYear } = desk.shopper;
  const over: OverLimit[] = [...verdict.over];
  if ((await countShopperActs(desk, where)) >= actsPerDay)
    over.push({ limit: "perDay", limitMinor: 0n, wouldBeMinor: null });
  const isCounted = row.kind === "replacement";
  if (
    isCounted &&
    (row.customerId === null || (await countSentAgainTo(desk, where, row.customerId)) >= replacementsAYear)
  )
    over.push({ limit: "perCustomerYear", limitMinor: 0n, wouldBeMinor: null });
  return { ...verdict, over };
}

/**
 * The same with the sums held until the transaction ends: two that begin at once never pass a limit together. Also as the
 * person's role stands by now: it may have become less since their request came in. One more statement, two where it did.
 */
export async function lockAndJudge(desk: ActingDesk, tx: DeskTx, row: JudgedRow): Promise<Verdict> {
  // Also for somebody without limits: what they give counts in the limits of others.
  if (isPositive(weigh(row).valueMinor) || !desk.staff) await lockSpent(tx, payeesOf(desk, row));
  const verdict = await judgeAct(desk, tx, row);
  if (!desk.staff) return verdict;
  const role = await readRoleNow(tx, desk.staff);
  if (isDeepStrictEqual(role, desk.staff.role)) return verdict;
  const now = await judgeAct({ ...desk, staff: { ...desk.staff, role } }, tx, row);
  return now.missing.length || now.over.length ? now : verdict;
}

const payeesOf = (desk: ActingDesk, { customerId, orderId }: JudgedRow) => ({
  staffId: desk.staff?.id ?? null,
  customerId,
  orderId,
});
