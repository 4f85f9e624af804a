import { AsyncLocalStorage } from "node:async_hooks";
import type { Desk } from "#app/features/shared/desk.ts";
import type { ShopperVisit } from "../visit.ts";
import type { NotedStep } from "./fold-steps.ts";
import { keepSteps } from "./keep-steps.server.ts";
import { nameVisitor } from "./name-visitor.server.ts";
import { isProgram, type StepKind } from "./step.ts";
import { countStep, type NotedLately } from "./step-limits.ts";

export interface ShopperStep {
  kind: StepKind;
  articleId?: bigint;
  requestId?: bigint;
  orderId?: bigint;
  /** The ticket that came of it, if people have to see to it; not the record of what was done at once. */
  ticketId?: bigint;
}

/** After so long what was noted is written, many in one transaction; milliseconds. Ours. */
const pauseMs = 250;
/** More than these wait only while the database is away; what comes then is not noted. Ours. */
const mostWaiting = 5_000;
const mostAtOnce = 200;

const lately: NotedLately = new Map();
const waiting = new Map<bigint, { desk: Desk; steps: NotedStep[] }>();
let count = 0;
let dropped = 0;
let timer: NodeJS.Timeout | null = null;
let writing: Promise<void> = Promise.resolve();
/** Writing belongs to no request. */
const outside = AsyncLocalStorage.snapshot();

/**
 * Notes what a shopper did, for the report. Costs the answer nothing: it is written a little later, together with what
 * others did. Never fails; a step that cannot be written is lost, and the log says so.
 */
export function noteStep(visit: ShopperVisit, step: ShopperStep): void {
  if (isProgram(visit.agent)) return;
  const { desk, customerId, address } = visit;
  const at = desk.now();
  const names = nameVisitor(visit, at);
  const who = { shopId: desk.shop.id, address, visitor: `${names[0]} ${customerId}` };
  if (count >= mostWaiting || !countStep(lately, who, Date.now())) {
    dropped++;
    return;
  }
  const { kind, orderId = null, articleId = null, requestId = null, ticketId = null } = step;
  const noted = { kind, at, names, customerId, orderId, articleId, requestId, ticketId };
  const others = waiting.get(desk.shop.id);
  if (others) others.steps.push(noted);
  else waiting.set(desk.shop.id, { desk, steps: [noted] });
  count++;
  timer ??= outside(() => setTimeout(() => void writeSteps(), pauseMs).unref());
}

/** Writes what waits, and resolves when it is written or given up. For whoever stops the process, and for tests. */
export function writeSteps(): Promise<void> {
  if (timer) clearTimeout(timer);
  timer = null;
  writing = writing.then(() => outside(writeAll));
  return writing;
}

async function writeAll(): Promise<void> {
  for (const [shopId, { desk, steps }] of [...waiting]) {
    waiting.delete(shopId);
    while (steps.length) {
      const group = steps.splice(0, mostAtOnce);
      try {
        await keepSteps(desk, group);
      } catch (error) {
        desk.log.warn({ err: error, steps: group.length }, "what shoppers did could not be noted");
      }
      count -= group.length;
    }
    if (dropped) desk.log.warn({ dropped }, "more was done by shoppers than could be noted");
    dropped = 0;
  }
}
