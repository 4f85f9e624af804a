import { makeProxyQuery } from "#tests/standin/http/proxy-signature.ts";
import type { OrderRecord } from "#tests/standin/state.ts";
import type { Random } from "#tests/standin/world/random.ts";
import { sendBack } from "./act-forms.ts";
import type { ChaosApp } from "./chaos-app.ts";
import type { ChaosRecord, SentRequest, ShopperKind } from "./chaos-record.ts";
import { actFaults, actOperations } from "./load-acts.ts";
import { atRate, untilAnswered, type Ends } from "./pace.ts";

const patienceMilliseconds = 25_000;

/** A page in the theme. */
interface Page {
  state: string;
  html: string;
}

/**
 * Shoppers who are signed in open their order's page, then the form of a request, and send it: the same form until it is
 * answered, sometimes twice at once, on orders on which staff act as well.
 */
export function loadShoppers(app: ChaosApp, record: ChaosRecord, random: Random, perSecond: number, ends: Ends) {
  let last = 0;
  return atRate(perSecond, ends, async () => {
    const { order } = random.pick(app.cases);
    const isSent = order.fulfillments.length > 0;
    const kind = random.pick<ShopperKind>(isSent ? ["return", "exchange"] : ["cancel", "address"]);
    const fields = fieldsOf(kind, order, random);
    const [fault, presses] = [random.chance(0.3) ? random.pick(actFaults) : null, random.chance(0.3) ? 2 : 1];
    const address = `198.51.${Math.floor(++last / 250)}.${last % 250}`;
    const ask = (path: string, query: string, body?: Record<string, string>) =>
      untilAnswered(ends, () => askInTheme(app, order.customerId!, address, path, query, body));

    const page = await ask("tracking", `order=${order.id}`);
    const pass = page && hiddenOf(page, "request").pass;
    const form = pass ? await ask("request", "", { pass, kind }) : null;
    const hidden = form ? hiddenOf(form, "request/send") : {};
    if (!hidden.key) {
      const word = `${kind}: ${(form ?? page)?.state ?? "no answer"}`;
      record.refusedForms.set(word, (record.refusedForms.get(word) ?? 0) + 1);
      return;
    }
    const request: SentRequest = { kind, orderId: order.id, formKey: hidden.key, tries: 0, answers: [] };
    record.requests.push(request);
    if (fault) app.standin.admin.faults.next({ ...fault, operation: actOperations });
    const press = async () => {
      const answer = await untilAnswered(ends, () => {
        request.tries++;
        return askInTheme(app, order.customerId!, address, "request/send", "", { ...hidden, ...fields });
      });
      request.answers.push(answer?.state ?? null);
    };
    await Promise.all(Array.from({ length: presses }, press));
  });
}

/** As the block's script asks, signed as Shopify's proxy hands it on; null: there was no answer of the app itself. */
async function askInTheme(
  app: ChaosApp,
  customerId: number,
  address: string,
  path: string,
  query: string,
  body?: Record<string, string>,
): Promise<Page | null> {
  const visitor = { shop: app.state.shop.domain, customerId, pathPrefix: "/apps/latte" };
  const signed = makeProxyQuery(app.secret, new URLSearchParams(query), visitor);
  const answer = await fetch(`${app.url}/storefront/${path}?${signed}`, {
    method: body ? "POST" : "GET",
    headers: {
      "x-latte-help": "1",
      "x-forwarded-for": address,
      "accept-language": "en",
      ...(body && { "content-type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(patienceMilliseconds),
  });
  const text = await answer.text();
  return answer.status === 200 ? (JSON.parse(text) as Page) : null;
}

/** What a form of the page carries unseen. */
function hiddenOf({ html }: Page, path: string): Record<string, string> {
  const read = html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  const form = read.split("<form").find((part) => part.includes(`/${path}?`)) ?? "";
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name = "", value = ""]) => [name, value]));
}

/** The form as it is filled in. */
function fieldsOf(kind: ShopperKind, order: OrderRecord, random: Random): Record<string, string> {
  if (kind === "cancel") return { reason: "mistake" };
  if (kind === "address")
    return {
      "address.lastName": "Ana Kowalska",
      "address.address1": `ul. Długa ${random.digits(8)}`,
      "address.city": "Kraków",
      "address.zip": "30-002",
    };
  return { ...sendBack(order, random, String), note: "Not what I thought" };
}
