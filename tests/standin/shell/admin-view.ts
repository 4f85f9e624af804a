import type { IncomingMessage } from "node:http";
import type { StandinApp } from "../app-config.ts";
import { readCookie } from "../http/exchange.ts";
import type { ShopState } from "../state.ts";
import { handleOf, LOCALES } from "./layout.ts";
import type { AdminView } from "./layout.ts";

/** Who looks: the staff member and language chosen in the top bar, at first the owner and that person's language. */
export function readView(req: IncomingMessage, state: ShopState, app: StandinApp): AdminView {
  const handle = handleOf(state.shop.domain);
  const chosen = readCookie(req, staffCookie(handle));
  const staff =
    state.staff.find((person) => String(person.id) === chosen) ??
    state.staff.find((person) => person.accountOwner) ??
    state.staff[0];
  if (!staff) throw new Error(`${state.shop.domain} has no staff`);
  const locale = readCookie(req, localeCookie(handle)) ?? staff.locale;
  const known = LOCALES.some(([code]) => code === locale);
  return { state, handle, staff, locale: known ? locale : "en", app: { name: app.name, handle: app.handle } };
}

export function staffCookie(handle: string): string {
  return `staff_${handle}`;
}

export function localeCookie(handle: string): string {
  return `locale_${handle}`;
}
