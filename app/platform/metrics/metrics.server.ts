import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { singleton } from "#app/platform/singleton.server.ts";

/**
 * What the operator measures of a process, in Prometheus' terms. Labels hold kinds of things only, never a shop, a person
 * or an address: they are few, and they tell nothing about anybody.
 */
export const metrics = singleton("metrics", () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    httpSeconds: new Histogram({
      name: "latte_http_request_seconds",
      help: "Time to the end of the answer, by kind of address",
      labelNames: ["area", "method", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    httpTurnedAway: new Counter({
      name: "latte_http_turned_away_total",
      help: "Requests answered 503 because the process had too much to do",
      labelNames: ["area"],
      registers,
    }),
    jobSeconds: new Histogram({
      name: "latte_job_seconds",
      help: "Time that jobs took, by kind and whether they failed",
      labelNames: ["kind", "outcome"],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
      registers,
    }),
    shopifySeconds: new Histogram({
      name: "latte_shopify_call_seconds",
      help: "Calls of Shopify's Admin API, waiting for its rate limit included",
      labelNames: ["operation", "outcome"],
      buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    }),
    mailReceived: new Counter({
      name: "latte_mail_received_total",
      help: "Mails at the doors, by door and whether they were stored",
      labelNames: ["door", "outcome"],
      registers,
    }),
    mailSent: new Counter({
      name: "latte_mail_sent_total",
      help: "Mails handed to the mail server, by what it said",
      labelNames: ["outcome"],
      registers,
    }),
    webhooksReceived: new Counter({
      name: "latte_webhooks_received_total",
      help: "Webhooks at the door, by what became of them",
      labelNames: ["outcome"],
      registers,
    }),
    reconciled: new Counter({
      name: "latte_reconciled_total",
      help: "What no webhook had told and a comparison with Shopify found, by kind",
      labelNames: ["what"],
      registers,
    }),
    actDifferences: new Counter({
      name: "latte_act_differences_total",
      help: "Acts on orders that Shopify shows otherwise than we do, by kind and difference",
      labelNames: ["kind", "difference"],
      registers,
    }),
    liveStreams: new Gauge({
      name: "latte_live_streams",
      help: "Open pages that listen for live updates",
      registers,
    }),
    databaseConnections: new Gauge({
      name: "latte_database_connections",
      help: "Connections of the pool, and requests that wait for one",
      labelNames: ["state"],
      registers,
    }),
    waiting: new Gauge({
      name: "latte_waiting",
      help: "What waits to be done in the whole installation, by kind",
      labelNames: ["what"],
      registers,
    }),
    waitingSeconds: new Gauge({
      name: "latte_waiting_oldest_seconds",
      help: "Age of the oldest that waits, by kind; absent when nothing waits",
      labelNames: ["what"],
      registers,
    }),
    jobs: new Gauge({
      name: "latte_jobs",
      help: "Jobs in the queue, by kind and state",
      labelNames: ["kind", "state"],
      registers,
    }),
  };
});

/** Starts a clock; the returned function notes the seconds since, under the labels it is given. */
export function startClock<Labels extends string>(
  histogram: Histogram<Labels>,
): (labels: Partial<Record<Labels, string>>) => void {
  const started = process.hrtime.bigint();
  return (labels) => histogram.observe(labels, Number(process.hrtime.bigint() - started) / 1e9);
}
