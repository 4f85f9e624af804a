/**
 * A process that confirms a replacement and stops at a named point, to be killed there: before or after Shopify prepared
 * the draft, or before or after it made the order of it. Says "here" when it has come to that point.
 */
import { flushCompileCache } from "node:module";
import { deskForStaff } from "#app/desk.server.ts";
import { confirmAction } from "#app/features/acts/confirm-order-action.server.ts";
import { resolveOrderActionJob } from "#app/features/acts/order-action-jobs.ts";
import { linkReplacementJob } from "#app/features/acts/replacement/replacement-jobs.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { JobKind } from "#app/platform/jobs/job.ts";
import { jobQueue } from "#app/platform/services.server.ts";
import { operationName } from "#app/platform/shopify/document-text.ts";

// Who is killed cannot keep at its end what it has compiled; the next one would do it again.
flushCompileCache();

const [when, operation, token, ticketNumber, requestKey, currency] = process.argv.slice(2) as [
  "before" | "after",
  string,
  string,
  string,
  string,
  string,
];
const userAgent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
const headers = { authorization: `Bearer ${token}`, "user-agent": userAgent };

await jobQueue.start([resolveOrderActionJob, linkReplacementJob] as JobKind<object>[]);
const desk = await deskForStaff(new Request(new URL("/app", process.env.SHOPIFY_APP_URL), { headers }));
const stopping: StaffDesk = {
  ...desk,
  shopify: {
    ...desk.shopify,
    act: async (document, variables) => {
      const isHere = operationName(document) === operation;
      const answer = isHere && when === "before" ? null : await desk.shopify.act(document, variables);
      if (answer && !isHere) return answer;
      process.stdout.write("here\n");
      // Alive until it is killed.
      return new Promise(() => setInterval(() => {}, 1_000));
    },
  },
};
await confirmAction(stopping, Number(ticketNumber), "replacement", requestKey, { amountMinor: "0", currency });
