import { isDeepStrictEqual } from "node:util";
import { noteAudit } from "#app/features/audit/note-audit.server.ts";
import { moneyToJson } from "#app/features/shared/money.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import { mayManage } from "#app/features/team/keep-roles.server.ts";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { publishContactJob } from "../contact/contact-jobs.ts";
import { parseRules, type RulesWrong } from "./parse-rules.ts";
import { isSentAgain, requestKinds, type RequestKind } from "./request-kind.ts";
import { readRules } from "./read-rules.server.ts";

export type RulesProblem = RulesWrong | "not_allowed" | "changed" | "day_sum_missing" | "most_missing" | "days_missing";

/** These give money or goods away: done at once only where it is said how much of it in a day. */
const isGiven = (kind: RequestKind): boolean => kind === "cancel" || kind === "exchange" || isSentAgain(kind);

/**
 * Keeps what shoppers may ask for themselves. Empty is not set. Only owners: what is done at once has no person's limits.
 * `changed`: somebody else saved meanwhile. The field of a refusal is one of the form's.
 */
export async function saveRules(desk: StaffDesk, values: object): Promise<Outcome<null, RulesProblem>> {
  if (!(await mayManage(desk, "save the rules for requests"))) return refuse("not_allowed");
  const parsed = parseRules(desk, values);
  if (!parsed.ok) return parsed;
  const { rules, bounds } = parsed.value;
  for (const kind of requestKinds.filter(isSentAgain)) {
    const { mode, nowDays, mostMinor } = rules[kind];
    // Also of what is not done at once: none would be read as ours.
    if (nowDays === null) return refuse("days_missing", { field: `${kind}.nowDays` });
    if (mode === "now" && mostMinor === null) return refuse("most_missing", { field: `${kind}.most` });
  }
  if (bounds.dayMinor === null && requestKinds.some((kind) => isGiven(kind) && rules[kind].mode === "now"))
    return refuse("day_sum_missing", { field: "daySum" });
  return desk.tx(async (tx) => {
    // Who saves at the same time waits here, and is then told.
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${SHOP}::bigint::text || ' request rules', 0))::text`;
    const was = await readRules(tx);
    if ((values as { revision?: unknown }).revision !== was.revision) return refuse("changed");
    for (const kind of requestKinds) {
      const rule = rules[kind];
      if (isDeepStrictEqual(rule, was.rules[kind])) continue;
      await tx.db.requestRule.deleteMany({ where: { kind } });
      await tx.db.requestRule.create({ data: { kind, ...rule } });
      await noteAudit(desk, tx, {
        kind: "settings_changed",
        subject: "settings",
        subjectId: kind,
        ...differenceOf(desk, was.rules[kind], rule, { rule: kind }),
      });
    }
    const data = { ...bounds, revision: was.revision + 1 };
    await tx.db.requestSettings.deleteMany({});
    await tx.db.requestSettings.create({ data });
    if (!isDeepStrictEqual(bounds, was.bounds))
      await noteAudit(desk, tx, {
        kind: "settings_changed",
        subject: "settings",
        subjectId: "requests",
        ...differenceOf(desk, was.bounds, bounds, {}),
      });
    await tx.enqueue(publishContactJob, {}, { key: "all" });
    tx.announce({ kind: "shop" });
    return succeed(null);
  });
}

/** What was and what is, of what differs. */
function differenceOf(desk: StaffDesk, was: object, is: object, more: object): { before: object; after: object } {
  const tell = (value: unknown) =>
    typeof value === "bigint" ? moneyToJson({ minor: value, currency: desk.shop.currency }) : value;
  const names = Object.keys(is).filter(
    (name) => !isDeepStrictEqual((was as Record<string, unknown>)[name], (is as Record<string, unknown>)[name]),
  );
  const pick = (of: object) =>
    Object.fromEntries(names.map((name) => [name, tell((of as Record<string, unknown>)[name])]));
  return { before: pick(was), after: { ...more, ...pick(is) } };
}
