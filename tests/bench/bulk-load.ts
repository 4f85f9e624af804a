import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { BulkView } from "#app/features/inbox/bulk-action.ts";
import type { Outcome } from "#app/features/shared/outcome.ts";
import type { Ask } from "./load/tasks.ts";
import type { StaffRequests } from "./staff-requests.ts";

/** A change of many tickets, from the click until all are changed, and until all are as before. */
export interface BulkSample {
  tickets: number;
  seconds: number;
  undoSeconds: number;
}

const pollMilliseconds = 25;
const patienceSeconds = 120;
const routeId = "routes/app.bulk";

/** Gives these tickets a low priority, as a page would, and takes it back. */
export async function changeMany(requests: StaffRequests, numbers: number[]): Promise<BulkSample> {
  const change = { kind: "priority", data: { priority: 0 } };
  const ask = JSON.stringify({ change, requestKey: randomUUID(), tickets: { numbers } });
  const started = performance.now();
  const begun = await post(requests.data(0, "/app/bulk", routeId), { intent: "start", ask });
  const { ok, value } = begun as Outcome<{ id: string }, string> & { value?: { id: string } };
  if (!ok || !value) throw new Error(`the change was refused: ${JSON.stringify(begun)}`);
  const { id } = value;
  const done = await waitFor(requests, id, "done");
  const changed = performance.now();
  if (done.total !== numbers.length || done.skipped) throw new Error(`not all were changed: ${JSON.stringify(done)}`);
  await post(requests.data(0, "/app/bulk", routeId), { intent: "undo", id });
  await waitFor(requests, id, "undone");
  return {
    tickets: numbers.length,
    seconds: (changed - started) / 1000,
    undoSeconds: (performance.now() - changed) / 1000,
  };
}

async function waitFor(requests: StaffRequests, id: string, state: BulkView["state"]): Promise<BulkView> {
  const until = Date.now() + patienceSeconds * 1000;
  for (;;) {
    const { url, headers } = requests.data(0, `/app/bulk?id=${id}`, routeId);
    const { bulk } = (await (await fetch(url, { headers })).json()) as { bulk: BulkView };
    if (bulk.state === state) return bulk;
    if (bulk.state === "failed" || Date.now() > until) throw new Error(`the change stays: ${JSON.stringify(bulk)}`);
    await sleep(pollMilliseconds);
  }
}

async function post({ url, headers }: Ask, fields: Record<string, string>): Promise<unknown> {
  const answer = await fetch(url, { method: "POST", headers, body: new URLSearchParams(fields) });
  if (!answer.ok) throw new Error(`${new URL(url).pathname} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
