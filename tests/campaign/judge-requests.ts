import { isOpenRequest, requestStateOf } from "#app/features/self-service/requests/request-state.ts";
import { requestKeyOf } from "#app/features/self-service/requests/request-key.server.ts";
import { actOfRequest } from "#app/features/self-service/requests/request-kind.ts";
import { readTracked } from "#app/features/self-service/tracking/find-order.server.ts";
import { nameOf, type Row } from "#tests/oracle/judge-ticket.ts";
import type { Stage } from "./stage.ts";

/**
 * What is wrong with what shoppers asked for: each post that was answered is there once, each act of theirs belongs to one
 * request, what they are shown is so, and what was not done is before people.
 */
export async function judgeRequests(stage: Stage, rows: readonly Row[]): Promise<string[]> {
  const { shop, at } = stage;
  const orderId = BigInt(at.order.id);
  const requests = await shop.tom.db.shopperRequest.findMany({
    where: { orderId },
    include: { ticket: { select: { status: true, isOpen: true } } },
  });
  const wrong: string[] = [];
  const acts = rows.filter(({ state, staffId }) => staffId === null && state !== "drafted");
  for (const act of acts) {
    const own = requests.filter(({ actionId }) => actionId === act.id);
    if (own.length !== 1) wrong.push(`${nameOf(act)} of a shopper belongs to ${own.length} requests`);
  }
  const tracked = requests.length ? await readTracked(shop.app, orderId) : null;
  for (const request of requests) {
    const name = `request ${request.id} (${request.kind})`;
    const asked = tracked?.asked.find(({ id }) => id === request.id.toString());
    if (!asked) {
      wrong.push(`${name} is not shown`);
      continue;
    }
    const shown = requestStateOf(asked);
    const own = acts.find(({ id }) => id === request.actionId);
    if (own && own.kind !== actOfRequest[asked.kind]) wrong.push(`${name} is said to be done by ${nameOf(own)}`);
    if (request.pendingSince) wrong.push(`${name} is still to be done at once`);
    // Settled by a person, or as it was asked for, is settled; else it is before people.
    if (shown.is === "doing" || shown.is === "checking") wrong.push(`${name} is shown as ${shown.is}`);
    if (shown.is === "answered") wrong.push(`${name} was answered by nobody`);
    if (shown.is === "looking" && !request.ticket.isOpen)
      wrong.push(`${name} is nowhere, its ticket ${request.ticket.status}`);
    const isDone = own?.state === "succeeded" && own.moneyState !== "failed" && own.problem !== "refund_missing";
    if (isDone && shown.is !== "done") wrong.push(`${name} was done and is shown as ${shown.is}`);
    if (isOpenRequest(asked) && own && own.state !== "failed" && isDone)
      wrong.push(`${name} is open though it was done`);
  }
  for (const { kind, key, answers } of stage.posts) {
    const request = requests.find(({ requestKey }) => requestKey === requestKeyOf(String(orderId), kind, key));
    const name = `a post of ${kind} (${answers.join(", ")})`;
    const taken = answers.filter((answer) => takenStates.has(answer)).length;
    const isRefused = answers.every((answer) => refusedStates.has(answer));
    if (taken > 1) wrong.push(`${name} was taken ${taken} times`);
    if (taken && !request) wrong.push(`${name} is lost`);
    if (isRefused && request) wrong.push(`${name} was taken all the same`);
    const known = [...takenStates, ...refusedStates, "request_again", "nothing"];
    for (const answer of answers) if (!known.includes(answer)) wrong.push(`${name}: nobody knows the answer`);
    const own = request && acts.find(({ id }) => id === request.actionId);
    if (answers.includes("request_done") && own?.state !== "succeeded") wrong.push(`${name} was not done`);
  }
  return wrong;
}

const takenStates: ReadonlySet<string> = new Set([
  "request_done",
  "request_doing",
  "request_checking",
  "request_looking",
]);
const refusedStates: ReadonlySet<string> = new Set([
  "request_not_offered",
  "request_too_often",
  "request_no_address",
  "request_confirm",
  "request_gone",
  "request_problem",
  "request",
]);
