import { setTimeout as sleep } from "node:timers/promises";
import type { ActingDesk } from "#app/features/shared/desk.ts";
import { kindOf } from "./act-kinds.server.ts";
import type { ActionView } from "./action-view.ts";
import type { ActionRow } from "./action-row.ts";
import { finishAction } from "./finish-order-action.server.ts";
import { viewAction } from "./view-action.server.ts";

/** How long a repeated submit waits for the first one's result before it says "running". */
const patienceMilliseconds = 6_000;

/** Asks Shopify for an act that has just been begun, and writes down what came of it, whatever it was. */
export async function runStarted(desk: ActingDesk, row: ActionRow): Promise<ActionView> {
  const running = { ...row, state: "running", attempts: row.attempts + 1, firstSentAt: desk.now() };
  await finishAction(desk, running, await kindOf(row).ask(desk, running, true));
  return readActionView(desk, row.id);
}

/** Waits a little for the one who runs it. */
export async function followAction(desk: ActingDesk, id: bigint): Promise<ActionView> {
  const until = Date.now() + patienceMilliseconds;
  for (let wait = 50; ; wait = Math.min(wait * 2, 500)) {
    const view = await readActionView(desk, id);
    if (view.state !== "running" || view.isUnderWay || Date.now() >= until) return view;
    await sleep(wait);
  }
}

/** The act as it stands now. @throws when there is no such act */
export const readActionView = async (desk: ActingDesk, id: bigint): Promise<ActionView> =>
  (await viewAction(desk, id)).view;
