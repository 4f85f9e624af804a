import { speak } from "#app/platform/i18n/speak.server.ts";
import type { ShopperVisit } from "../visit.ts";
import type { Expectation } from "./describe-parcel.ts";

/** The words of tracking in the visit's language. */
export const wordsOf = ({ locale }: Pick<ShopperVisit, "locale">) => speak(locale, "tracking");

type Speaking = Pick<ShopperVisit, "locale" | "desk">;

/** "Tuesday, 24 November", with the year where it is another one: days are counted where the shop is. */
export function sayDay({ locale, desk }: Speaking, at: string): string {
  const zone = desk.shop.timezone;
  const yearOf = (instant: Date) =>
    new Intl.DateTimeFormat("en", { year: "numeric", timeZone: zone, calendar: "gregory" }).format(instant);
  const year = yearOf(new Date(at)) === yearOf(desk.now()) ? undefined : "numeric";
  return new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year,
    timeZone: zone,
  }).format(new Date(at));
}

/** "24 November, 14:05" where the shop is. */
export const sayMoment = ({ locale, desk }: Speaking, at: string): string =>
  new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: desk.shop.timezone,
  }).format(new Date(at));

/** By when something is to be expected, and on whose word. `of`: the way to the customer, or until it leaves the shop. */
export function sayExpectation(visit: Speaking, of: "arrival" | "sending", expectation: Expectation): string {
  const t = wordsOf(visit);
  if (expectation.on === "nothing") return t(`${of}.nothing`);
  if (expectation.on === "carrier" || expectation.on === "carrier_passed")
    return t(`arrival.${expectation.on}`, { day: sayDay(visit, expectation.at) });
  if (expectation.on === "usual_passed") return t(`${of}.usual_passed`, { day: sayDay(visit, expectation.at) });
  const [from, to] = [sayDay(visit, expectation.from), sayDay(visit, expectation.to)];
  // A day that is over says nothing of when it comes.
  const isOneDay = from === to || Date.parse(expectation.from) < visit.desk.now().getTime();
  return isOneDay ? t(`${of}.usualDay`, { to }) : t(`${of}.usual`, { from, to });
}
