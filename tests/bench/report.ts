import type { BulkSample } from "./bulk-load.ts";
import type { SubjectName } from "./subjects.ts";
import type { Summary } from "./statistics.ts";

/** Everything that one size showed. Memory in bytes. */
export interface SizeResult {
  tickets: number;
  databaseBytes: number;
  /** By concurrency, then by what was measured. */
  summaries: Record<number, Partial<Record<SubjectName | MailName, Summary>>>;
  sizes: Partial<Record<SubjectName, { bytes: number; onWire: number }>>;
  memory: { now: number; most: number } | null;
  bulk: BulkSample;
}

export type MailName = "mailAcknowledged" | "mailShown";

/** One wish of the project, and what came of it. */
export interface Verdict {
  wish: string;
  wanted: number;
  achieved: number;
  unit: string;
  met: boolean;
}

export interface Machine {
  node: string;
  postgres: string;
  cores: number;
  processor: string;
}

const names: Record<SubjectName | MailName, string> = {
  empty: "empty request, signed in",
  layout: "layout data",
  inbox: "inbox, data",
  inboxDeep: "inbox deep, data",
  ticket: "ticket and order, data",
  inboxPage: "inbox, whole page",
  ticketPage: "ticket, whole page",
  bareInbox: "bare http + SQL: inbox",
  bareTicket: "bare http + SQL: ticket",
  sqlInbox: "bare SQL: inbox",
  sqlTicket: "bare SQL: ticket",
  mine: "view: mine",
  unassigned: "view: unassigned",
  waiting: "view: waiting longest",
  snoozed: "view: snoozed",
  filtered: "filter: urgency and age",
  filteredOut: "filter: nothing fits",
  searchRare: "search: in one ticket",
  searchCommon: "search: common word",
  searchMiddling: "search: in 1 of 1,000",
  searchMisspelt: "search: misspelt name",
  searchOrder: "search: order's name",
  palette: "palette, while typing",
  mailAcknowledged: "mail in, until 250",
  mailShown: "mail in, until shown",
};

/** The result as lines for a terminal. Times in milliseconds; `work` is the app's own for one request. */
export function writeReport(machine: Machine, results: SizeResult[], verdicts: Verdict[]): string {
  const lines = [`Node ${machine.node}, PostgreSQL ${machine.postgres}, ${machine.cores} cores (${machine.processor})`];
  for (const result of results) {
    lines.push("", `${format(result.tickets)} tickets, database ${megabytes(result.databaseBytes)}`, head);
    for (const [concurrency, summaries] of Object.entries(result.summaries))
      for (const [name, summary] of Object.entries(summaries) as [SubjectName, Summary][])
        lines.push(row(names[name], concurrency, summary, summaries.empty, result.sizes[name]));
    const { tickets, seconds, undoSeconds } = result.bulk;
    lines.push(
      `${tickets} tickets changed at once: ${seconds.toFixed(2)} s (${((1000 * seconds) / tickets).toFixed(2)} ms each), ` +
        `taken back: ${undoSeconds.toFixed(2)} s`,
    );
    if (result.memory)
      lines.push(
        `server's memory after the run ${megabytes(result.memory.now)}, at most ${megabytes(result.memory.most)}`,
      );
  }
  lines.push("", "Wanted and achieved");
  for (const { wish, wanted, achieved, unit, met } of verdicts)
    lines.push(`${met ? "✓" : "✗"} ${wish.padEnd(62)} ≤ ${wanted}${unit}   ${achieved.toFixed(2)}${unit}`);
  return lines.join("\n");
}

const head = [
  "".padEnd(26),
  "at once".padStart(7),
  ...["p50", "/ empty", "p95", "p99", "per s", "work", "bytes", "sent"].map((title) => title.padStart(9)),
].join(" ");

function row(
  name: string,
  concurrency: string,
  of: Summary,
  empty?: Summary,
  size?: { bytes: number; onWire: number },
): string {
  const ratio = empty ? of.p50 / empty.p50 : Number.NaN;
  const numbers = [of.p50, ratio, of.p95, of.p99, of.perSecond].map((value) =>
    value.toFixed(value < 100 ? 2 : 0).padStart(9),
  );
  const work = (of.cpu === null ? "" : of.cpu.toFixed(2)).padStart(9);
  const bytes = size ? [size.bytes, size.onWire].map((value) => format(value).padStart(9)) : [];
  return [name.padEnd(26), concurrency.padStart(7), ...numbers, work, ...bytes].join(" ");
}

const format = (value: number): string => value.toLocaleString("en-US");
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;
