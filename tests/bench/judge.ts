import type { SizeResult, Verdict } from "./report.ts";
import { ratio, type Sample } from "./statistics.ts";
import type { SubjectName } from "./subjects.ts";

/** All rounds of one size: by concurrency, then by what was measured. */
export type Rounds = Record<number, Record<SubjectName, Sample[]>>;

/** What takes no longer in the largest shop. */
const steady: Partial<Record<SubjectName, string>> = {
  mine: "own tickets",
  unassigned: "tickets of nobody",
  waiting: "those who wait longest",
  searchRare: "search for a rare word",
  searchOrder: "search for an order",
};

const pages: Partial<Record<SubjectName, string>> = { inbox: "inbox", inboxDeep: "deep inbox page", ticket: "ticket" };

/** What the project wishes of its speed and size, against what was measured. Sizes in the order they were measured. */
export function judge(results: SizeResult[], rounds: Rounds[]): Verdict[] {
  const verdicts: Verdict[] = [];
  const add = (wish: string, wanted: number, achieved: number, unit: string) =>
    verdicts.push({ wish, wanted, achieved, unit, isLeast: false, met: achieved <= wanted });
  const addLeast = (wish: string, wanted: number, achieved: number, unit: string) =>
    verdicts.push({ wish, wanted, achieved, unit, isLeast: true, met: achieved >= wanted });

  for (const [index, { tickets, summaries, memory, loads }] of results.entries()) {
    const of = `${tickets.toLocaleString("en-US")} tickets`;
    for (const [concurrency, samples] of Object.entries(rounds[index]!))
      for (const [name, title] of Object.entries(pages) as [SubjectName, string][])
        add(
          `${of}: ${title} / empty request, ${concurrency} at once`,
          2.5,
          ratio(samples[name], samples.empty),
          " times",
        );
    for (const name of ["inboxPage", "ticketPage"] as const)
      add(
        `${of}: ${name === "inboxPage" ? "inbox" : "ticket"} as a whole page, p50`,
        60,
        summaries[1]![name]!.p50,
        " ms",
      );
    add(`${of}: search for a common word, p50`, 40, summaries[1]!.searchCommon!.p50, " ms");
    add(`${of}: webhooks until 200, p99`, 1_000, loads.webhooks.p99, " ms");
    add(`${of}: webhooks refused`, 0, loads.refused, "");
    addLeast(`${of}: mails accepted`, 200, loads.mails.manyAccepted.perSecond, " per s");
    add(`${of}: answering a ticket among others, p95`, 250, loads.agents.answer.p95, " ms");
    add(`${of}: until all who work are told, p95`, 500, loads.agents.told.p95, " ms");
    if (memory) add(`${of}: server's memory after the run`, 600, memory.now / 1_000_000, " MB");
  }
  const [small, large] = [rounds.at(0), rounds.at(-1)];
  if (small && large && small !== large)
    for (const [concurrency, samples] of Object.entries(large))
      for (const [name, title] of Object.entries({ ...pages, ...steady }) as [SubjectName, string][])
        add(
          `${title}: largest / smallest, ${concurrency} at once`,
          1.2,
          ratio(samples[name], small[Number(concurrency)]![name]),
          " times",
        );
  return verdicts;
}
