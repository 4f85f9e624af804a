/** A process that takes one request of a shopper by the real route, to be killed by whoever started it. */
import fs from "node:fs";
import { flushCompileCache, registerHooks } from "node:module";
import { resolveOrderActionJob } from "#app/features/acts/order-action-jobs.ts";
import type { JobKind } from "#app/platform/jobs/job.ts";
import { jobQueue } from "#app/platform/services.server.ts";

// Who is killed cannot keep at its end what it has compiled; the next one would do it again.
flushCompileCache();

// What Vite does with the style sheet that stands in the answer.
registerHooks({
  load(url, context, next) {
    if (!url.endsWith("?raw")) return next(url, context);
    const text = fs.readFileSync(new URL(url), "utf8");
    return { format: "module", source: `export default ${JSON.stringify(text)}`, shortCircuit: true };
  },
});
const { action } = await import("#app/routes/storefront.request.send.ts");

const [query = "", fields = "{}"] = process.argv.slice(2);
await jobQueue.start([resolveOrderActionJob as JobKind<object>]);
const request = new Request(new URL(`/storefront/request/send?${query}`, process.env.SHOPIFY_APP_URL), {
  method: "POST",
  body: fields,
  headers: { "content-type": "application/json", "x-latte-help": "1", "x-forwarded-for": "192.0.2.9" },
});
const answer = await action({ request, params: {}, context: {} });
process.stdout.write(`answered ${answer.status}: ${(await answer.text()).slice(0, 500)}\n`);
await jobQueue.stop(1_000);
process.exit(0);
