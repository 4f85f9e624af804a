import type { FoundThings } from "#app/features/inbox/search-result.ts";
import { fits } from "./palette-match.ts";

export const paletteGroups = ["acts", "views", "pages", "tickets", "customers", "orders", "search"] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** One line of the palette. */
export interface PaletteItem {
  id: string;
  group: PaletteGroup;
  text: string;
  detail: string;
  keys: string | null;
  /** A page of ours, a page of Shopify admin, or something to do. */
  act: { to: string } | { admin: string } | { run(): void };
}

/** At most this many of each group that the browser knows by itself, once something is typed. */
const most = 6;

/** What the browser knows by itself and fits what was typed, in the order of the groups. */
export function chooseLocal(items: readonly PaletteItem[], typed: string): PaletteItem[] {
  const found = items.filter(({ text }) => fits(typed, text));
  if (!typed.trim()) return found;
  return paletteGroups.flatMap((group) => found.filter((item) => item.group === group).slice(0, most));
}

/** What the server found, as lines. To a customer without a ticket one writes; an order without one
 * is looked at in Shopify. */
export function itemsOfFound(
  found: FoundThings,
  say: { noSubject: string; noTicket: string; write: string },
): PaletteItem[] {
  const line = (group: PaletteGroup, id: string, text: string, detail: string, act: PaletteItem["act"]) => ({
    id: `${group}-${id}`,
    group,
    text,
    detail,
    keys: null,
    act,
  });
  const ticket = (number: number) => ({ to: `/app/tickets/${number}` });
  return [
    ...found.tickets.map(({ number, subject, customerName }) =>
      line("tickets", String(number), `#${number} ${subject || say.noSubject}`, customerName, ticket(number)),
    ),
    ...found.customers.map(({ id, name, email, ticketNumber }) =>
      line(
        "customers",
        id,
        name || email,
        [name && email, ticketNumber === null && say.write].filter(Boolean).join(" · "),
        ticketNumber === null ? { to: `/app/tickets/new/person?id=${id}` } : ticket(ticketNumber),
      ),
    ),
    ...found.orders.map(({ id, name, email, ticketNumber }) =>
      line(
        "orders",
        id,
        name,
        ticketNumber === null ? say.noTicket : `#${ticketNumber}${email ? ` · ${email}` : ""}`,
        ticketNumber === null ? { admin: `shopify:admin/orders/${id}` } : ticket(ticketNumber),
      ),
    ),
  ];
}
