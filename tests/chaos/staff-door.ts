import type { ActKind } from "#app/features/acts/act-kind.ts";
import type { Random } from "#tests/standin/world/random.ts";
import type { ChaosApp } from "./chaos-app.ts";
import { shifts } from "./chaos-people.ts";

const userAgent = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
const patienceMilliseconds = 25_000;
const pdf = "%PDF-1.4\n% the label of a parcel\n%%EOF\n";

/** What a form is answered with: an outcome, as the page would get it. */
export type FormAnswer<T> = { ok: true; value: T } | { ok: false; problem?: string; problems?: { problem: string }[] };

/** Somebody of the staff whom Shopify lets do everything. */
export const pickStaff = ({ people }: ChaosApp, random: Random): number =>
  people[random.weigh(["owner", "senior", "agent"] as const, (who) => shifts[who])];

/** Where an act is previewed, and confirmed or asked for. */
export const actRoutes = {
  refund: ".refund",
  cancellation: ".cancel",
  replacement: ".replacement",
  address: ".address",
  credit: ".credit",
  discount: ".discount",
  hold: ".hold",
  invoice: ".invoice",
  duplicate: ".duplicate",
  edit: ".edit",
  note: ".order-note",
  return: ".return",
  returnStep: ".return-step",
  exchange: ".exchange",
} as const satisfies Record<ActKind, string>;
type TicketRoute = "" | ".approval" | (typeof actRoutes)[ActKind];

/**
 * Posts a form of a ticket as the page in the admin's frame does.
 * @param route what follows `app.tickets.$number` in the route's name, e.g. `.refund`; empty: the ticket's own page
 * @returns null when there was no answer of the app itself: one tries again then
 */
export function postForm<T>(
  app: ChaosApp,
  staffId: number,
  ticketNumber: number,
  route: TicketRoute,
  fields: Record<string, string>,
): Promise<FormAnswer<T> | null> {
  return post(app, staffId, urlOf(app, ticketNumber, route), new URLSearchParams(fields));
}

/** Chooses a file as the label of goods that come back, as its field does. */
export function postLabel(app: ChaosApp, staffId: number, { ticketNumber }: { ticketNumber: number }) {
  const url = new URL(`/app/tickets/${ticketNumber}/label?name=label.pdf`, app.url);
  return post<{ id: string }>(app, staffId, url, new Blob([pdf], { type: "application/pdf" }));
}

function urlOf(app: ChaosApp, ticketNumber: number, route: TicketRoute): URL {
  const url = new URL(`/app/tickets/${ticketNumber}${route.replace(".", "/")}`, app.url);
  url.searchParams.set("_data", `routes/app.tickets.$number${route}`);
  return url;
}

/** @returns null when there was no answer of the app itself */
async function post<T>(
  app: ChaosApp,
  staffId: number,
  url: URL,
  body: URLSearchParams | Blob,
): Promise<FormAnswer<T> | null> {
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      "user-agent": userAgent,
      authorization: `Bearer ${app.standin.idToken({ shop: app.state.shop.domain, staffId })}`,
    },
    body,
    signal: AbortSignal.timeout(patienceMilliseconds),
  });
  const text = await answer.text();
  if (answer.status !== 200) return null;
  return JSON.parse(text) as FormAnswer<T>;
}

/** In one word. */
export const wordOf = (answer: FormAnswer<unknown>): string =>
  answer.ok ? "ok" : (answer.problem ?? answer.problems?.map(({ problem }) => problem).join("+") ?? "refused");
