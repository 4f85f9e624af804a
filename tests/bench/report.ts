import type { LoadLine, LoadResults } from "./size-loads.ts";
import type { Summary } from "./statistics.ts";
import type { SubjectName } from "./subjects.ts";
import type { Vitals } from "./vitals/measure-vitals.ts";
import { writeVitals } from "./vitals/write-vitals.ts";

/** Everything that one size showed. Memory in bytes. */
export interface SizeResult {
  tickets: number;
  databaseBytes: number;
  /** By concurrency, then by what was measured. */
  summaries: Record<number, Partial<Record<SubjectName, Summary>>>;
  sizes: Partial<Record<SubjectName, { bytes: number; onWire: number }>>;
  memory: { now: number; most: number } | null;
  loads: LoadResults;
}

/** One wish of the project, and what came of it. */
export interface Verdict {
  wish: string;
  wanted: number;
  achieved: number;
  unit: string;
  /** `wanted` is the least that is wanted, not the most. */
  isLeast: boolean;
  met: boolean;
}

export interface Machine {
  node: string;
  postgres: string;
  cores: number;
  processor: string;
}

const names: Record<SubjectName, string> = {
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
};

/**
 * The result as lines for a terminal. Times in milliseconds; `work` is the app's own for one request, `load` the share
 * of a core that the load generator took, `Shopify` that of the process with the pretend one.
 */
export function writeReport(machine: Machine, results: SizeResult[], vitals: Vitals, verdicts: Verdict[]): string {
  const lines = [`Node ${machine.node}, PostgreSQL ${machine.postgres}, ${machine.cores} cores (${machine.processor})`];
  for (const result of results) {
    lines.push("", `${format(result.tickets)} tickets, database ${megabytes(result.databaseBytes)}`, head);
    for (const [concurrency, summaries] of Object.entries(result.summaries))
      for (const [name, summary] of Object.entries(summaries) as [SubjectName, Summary][])
        lines.push(row(names[name], concurrency, summary, summaries.empty, result.sizes[name]));
    lines.push(...writeLoads(result.loads));
    if (result.memory)
      lines.push(
        `server's memory after the run ${megabytes(result.memory.now)}, at most ${megabytes(result.memory.most)}`,
      );
  }
  lines.push(...writeGrowth(results), ...writeVitals(vitals), "", "Wanted and achieved", ...verdicts.map(writeVerdict));
  const missed = verdicts.filter(({ met }) => !met);
  lines.push("", missed.length ? "Not reached" : "All of it was reached.", ...missed.map(writeVerdict));
  return lines.join("\n");
}

const head = [
  "".padEnd(26),
  "at once".padStart(7),
  ...["p50", "/ empty", "p95", "p99", "per s", "work", "load", "bytes", "sent"].map((title) => title.padStart(9)),
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
  const load = share(of.load).padStart(9);
  const bytes = size ? [size.bytes, size.onWire].map((value) => format(value).padStart(9)) : [];
  return [name.padEnd(26), concurrency.padStart(7), ...numbers, work, load, ...bytes].join(" ");
}

function writeLoads({ bulk, webhooks, refused, drainSeconds, mails, agents }: LoadResults): string[] {
  return [
    "",
    [
      "".padEnd(34),
      ...["count", "per s", "p50", "p95", "p99", "load", "Shopify"].map((title) => title.padStart(9)),
    ].join(" "),
    ...[webhooks, ...Object.values(mails), ...Object.values(agents)].map(loadRow),
    `webhooks refused: ${refused}; all were worked ${drainSeconds.toFixed(1)} s after the last`,
    `${format(bulk.tickets)} tickets changed at once: ${bulk.seconds.toFixed(2)} s ` +
      `(${((1000 * bulk.seconds) / bulk.tickets).toFixed(2)} ms each), taken back: ${bulk.undoSeconds.toFixed(2)} s`,
  ];
}

function loadRow({ what, count, perSecond, p50, p95, p99, load, shopify }: LoadLine): string {
  const numbers = [perSecond, p50, p95, p99].map((value) => value.toFixed(1).padStart(9));
  return [
    what.padEnd(34),
    format(count).padStart(9),
    ...numbers,
    ...[load, shopify].map((of) => share(of).padStart(9)),
  ].join(" ");
}

/** How much longer each thing takes in the largest shop than in the smallest, by the p50 of one at a time. */
function writeGrowth(results: SizeResult[]): string[] {
  const [small, large] = [results.at(0), results.at(-1)];
  if (!small || !large || small === large) return [];
  const lines = Object.entries(large.summaries[1] ?? {}).map(([name, { p50 }]) => {
    const before = small.summaries[1]![name as SubjectName]!.p50;
    return `${names[name as SubjectName].padEnd(34)} ${before.toFixed(1).padStart(9)} ${p50.toFixed(1).padStart(9)} ${(p50 / before).toFixed(2).padStart(9)}`;
  });
  const title = `p50, ${format(small.tickets)} and ${format(large.tickets)} tickets, times`;
  return ["", title, ...lines];
}

const writeVerdict = ({ wish, wanted, achieved, unit, met, isLeast }: Verdict): string =>
  `${met ? "✓" : "✗"} ${wish.padEnd(62)} ${isLeast ? "≥" : "≤"} ${format(wanted)}${unit}   ${achieved.toFixed(2)}${unit}`;

const share = (of: number | null): string => (of === null ? "" : `${Math.round(100 * of)} %`);
const format = (value: number): string => value.toLocaleString("en-US");
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;
