import { DateTime } from "luxon";
import type { TFunction } from "i18next";
import { stringify } from "csv-stringify/sync";
import { speakAll } from "#app/platform/i18n/speak.server.ts";
import { safeCell } from "../privacy/csv-cells.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { logAccess } from "../tickets/log-access.server.ts";
import { moneyFromJson, toDecimal } from "../shared/money.ts";
import { isMoney, readChanges, type AuditFilter, type AuditView } from "./audit-view.ts";
import { auditNamespaces, auditWords, type AuditWords } from "./audit-words.ts";
import { listAudit } from "./list-audit.server.ts";

type Speak = TFunction<typeof auditNamespaces>;

const rowsPerRead = 1_000;
/** Columns whose names stand with the texts. */
const head = [
  "id",
  "at",
  "staff",
  "kind",
  "about",
  "act",
  "state",
  "amount",
  "currency",
  "worth",
  "worthCurrency",
  "order",
  "ticket",
  "before",
  "after",
  "reason",
  "source",
] as const;

/**
 * The audit log as CSV for somebody who keeps books, page by page, newest first: in the words of the reader's language, sums
 * as decimals beside their currency, times in the shop's zone. That it was taken is logged too.
 */
export async function* writeAuditCsv(desk: StaffDesk, filter: AuditFilter): AsyncGenerator<Uint8Array> {
  await logAccess(desk, "export", "audit-log");
  const encode = (rows: string[][], bom: boolean) =>
    new TextEncoder().encode(stringify(rows, { bom, record_delimiter: "windows" }));
  const { locale } = desk.staff;
  const i18n = speakAll(locale);
  const t = i18n.getFixedT(null, auditNamespaces);
  const words = auditWords({ t, i18n, locale });
  yield encode([head.map((name) => t(`csv.${name}`, { zone: desk.shop.timezone }))], true);
  for (let before: bigint | null = null; ;) {
    const rows = await listAudit(desk, filter, before, rowsPerRead);
    const last = rows.at(-1);
    if (!last) return;
    yield encode(
      rows.map((row) => cellsOf(row, words, desk.shop.timezone, t)),
      false,
    );
    before = BigInt(last.id);
  }
}

const decimal = (value: unknown): [amount: string, currency: string] =>
  isMoney(value) ? [toDecimal(moneyFromJson(value)), value.currency] : ["", ""];

function cellsOf(row: AuditView, words: AuditWords, zone: string, t: Speak): string[] {
  const fact = (name: string) => row.after?.[name] ?? row.before?.[name];
  const said = (name: string) => (fact(name) === undefined ? "" : words.say(name, fact(name)));
  const changes = readChanges(row).filter(({ field }) => field !== "state" && field !== "worth");
  const side = (name: "before" | "after") =>
    changes
      .filter((change) => change[name] !== undefined)
      .map((change) => `${words.label(change.field)}: ${words.say(change.field, change[name])}`)
      .join("; ");
  return [
    row.id,
    DateTime.fromISO(row.at, { zone }).toFormat("yyyy-LL-dd HH:mm:ss"),
    row.staff ?? t(row.source === "storefront" ? "shopper" : "latte"),
    words.kind(row),
    said("name") || (row.subject === "order" ? "" : row.subjectId),
    said("act"),
    said("state"),
    ...decimal(fact("amount")),
    ...decimal(fact("worth")),
    row.orderName ?? "",
    row.ticketNumber?.toString() ?? "",
    side("before"),
    side("after"),
    row.reason,
    words.say("source", row.source),
  ].map(safeCell);
}
