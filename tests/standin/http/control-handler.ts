import type { PlannedFault } from "../admin/faults.ts";
import type { CustomerMail } from "../mailbox/compose-mail.ts";
import type { Standin } from "../standin.ts";
import type { WebhookPlan } from "../webhooks/webhooks.ts";
import { PLAIN_PLAN } from "../webhooks/webhooks.ts";
import type { Handler } from "./exchange.ts";
import { readFields, sendJson } from "./exchange.ts";

type Control = (standin: Standin, body: Record<string, unknown>) => unknown;

const shopOf = (body: Record<string, unknown>) => String(body.shop);

/** Powers over a stand-in in another process, by name: `POST /__standin/{name}` with a JSON body. */
const CONTROLS: Record<string, Control> = {
  urls: (standin) => ({ ...standin.urls, smtpPort: standin.ports.smtp, now: standin.clock.now() }),
  ledger: (standin, body) => standin.admin.ledger(shopOf(body)),
  state: (standin, body) => standin.admin.state(shopOf(body)),
  "id-token": (standin, body) => ({ token: standin.idToken({ shop: shopOf(body), staffId: Number(body.staffId) }) }),
  "token-counts": (standin, body) => standin.tokenDesk.counts(shopOf(body)),
  "expire-tokens": (standin, body) => standin.expireTokens(shopOf(body)),
  install: (standin, body) => standin.install(shopOf(body)),
  uninstall: (standin, body) => standin.uninstall(shopOf(body)),
  grant: (standin, body) => standin.grant(shopOf(body), body.scopes as string[]),
  revoke: (standin, body) => standin.revoke(shopOf(body), body.scopes as string[]),
  advance: (standin, body) => standin.advance(Number(body.seconds)),
  "faults/next": (standin, body) => standin.admin.faults.next(body as unknown as PlannedFault),
  "faults/list": (standin) => standin.admin.faults.list(),
  "faults/clear": (standin) => standin.admin.faults.clear(),
  "jobs/finish": (standin, body) => standin.admin.jobs.finish(shopOf(body)),
  edit: (standin, body) => runEdit(standin, String(body.name), shopOf(body), body.arguments as unknown[]),
  "webhooks/log": (standin) => standin.webhooks.log,
  "webhooks/plan": (standin, body) => {
    standin.webhooks.plan = { ...PLAIN_PLAN, ...(body as Partial<WebhookPlan>) };
  },
  "webhooks/release": (standin, body) => standin.webhooks.release(body.order as "shuffled" | undefined),
  "webhooks/retry-now": (standin) => standin.webhooks.retryNow(),
  "webhooks/deliver": (standin, body) =>
    standin.webhooks.deliver(shopOf(body), String(body.topic), body.payload as object, body.overrides as object),
  "mail/send": (standin, body) => standin.mailbox.send(body as unknown as CustomerMail),
  "mail/messages": (standin, body) => standin.mailbox.messages(body),
  "mail/fail": (standin, body) =>
    standin.mailbox.fail(body.kind as "temporary", Number(body.times ?? 1), (body.to as string | undefined) ?? null),
};

/** Calls one of the merchant's edits by its name: `{"name": "fulfillOrder", "shop": …, "arguments": [1]}`. */
function runEdit(standin: Standin, name: string, shop: string, rest: unknown[] = []): unknown {
  const { edits } = standin.admin;
  if (!Object.hasOwn(edits, name)) throw new Error(`no such edit; there are: ${Object.keys(edits).join(", ")}`);
  return (edits[name as keyof typeof edits] as (...all: unknown[]) => unknown)(shop, ...rest);
}

/** Answers `/__standin/…`. Refuses pages of other sites and anything that does not come from this machine. */
export function makeControlHandler(standin: () => Standin): Handler {
  return async ({ req, res, url, method }) => {
    if (!url.pathname.startsWith("/__standin/")) return false;
    const control = CONTROLS[url.pathname.slice("/__standin/".length)];
    const fromHere = ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(req.socket.remoteAddress ?? "");
    const ownPage = req.headers.origin === undefined || new URL(req.headers.origin).host === req.headers.host;
    if (!fromHere || !ownPage) sendJson(res, 403, { error: "refused" });
    else if (!control) sendJson(res, 404, { error: `no such power; there are: ${Object.keys(CONTROLS).join(", ")}` });
    else if (method !== "POST") sendJson(res, 405, { error: "send a POST" });
    else {
      try {
        sendJson(res, 200, (await control(standin(), await readFields(req))) ?? { ok: true });
      } catch (error) {
        sendJson(res, 400, { error: (error as Error).message });
      }
    }
    return true;
  };
}
