/**
 * A process that confirms an act (a refund, unless told another kind), or approves one that somebody asked for, and stops at
 * a named point, to be killed there: `before` Shopify is asked, or `after` it has acted and before anything of that is
 * written down. Says "here" when it has come to that point.
 */
import { flushCompileCache } from "node:module";
import { deskForStaff } from "#app/desk.server.ts";
import { approveAction } from "#app/features/acts/authority/approve-action.server.ts";
import type { ActKind } from "#app/features/acts/act-kind.ts";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { resolveOrderActionJob } from "#app/features/acts/order-action-jobs.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { JobKind } from "#app/platform/jobs/job.ts";
import { jobQueue } from "#app/platform/services.server.ts";

// Who is killed cannot keep at its end what it has compiled; the next one would do it again.
flushCompileCache();

const [point, token, ticketNumber, requestKey, amountMinor, currency, kind, approvedId] = process.argv.slice(2) as [
  "before" | "after",
  string,
  string,
  string,
  string,
  string,
  ActKind | undefined,
  string | undefined,
];
const userAgent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
const headers = { authorization: `Bearer ${token}`, "user-agent": userAgent };

await jobQueue.start([resolveOrderActionJob as JobKind<object>]);
const desk = await deskForStaff(new Request(new URL("/app", process.env.SHOPIFY_APP_URL), { headers }));
const stopping: StaffDesk = {
  ...desk,
  shopify: {
    ...desk.shopify,
    act: async (document, variables) => {
      if (point === "after") await desk.shopify.act(document, variables);
      process.stdout.write("here\n");
      // Alive until it is killed.
      return new Promise(() => setInterval(() => {}, 1_000));
    },
  },
};
if (approvedId) await approveAction(stopping, Number(ticketNumber), BigInt(approvedId), "");
else await confirmAction(stopping, Number(ticketNumber), kind ?? "refund", requestKey, { amountMinor, currency });
