import { speak } from "#app/platform/i18n/speak.server.ts";
import type { ShopperVisit } from "../visit.ts";
import type { Expectation, Way } from "./describe-parcel.ts";
import { wayWords, type Stage } from "./stage.ts";

/** The words of tracking in the visit's language. */
export const wordsOf = ({ locale }: Pick<ShopperVisit, "locale">) => speak(locale, "tracking");

/** What a stage is called, or what comes next, by how the goods come. */
export function sayStage(visit: Pick<ShopperVisit, "locale">, stage: Stage, way: Way, part: "title" | "next"): string {
  const t = wordsOf(visit);
  const isOneOf = <One extends Stage>(list: readonly One[]): One | undefined => list.find((one) => one === stage);
  const pickup = way === "pickup" && isOneOf(wayWords.pickup);
  if (pickup) return t(`way.pickup.${pickup}.${part}`);
  const local = way === "local" && isOneOf(wayWords.local);
  return local ? t(`way.local.${local}.${part}`) : t(`stage.${stage}.${part}`);
}

type Speaking = Pick<ShopperVisit, "locale" | "desk">;

const formats = {
  year: { year: "numeric", calendar: "gregory" },
  day: { weekday: "long", day: "numeric", month: "long" },
  dayOfYear: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  moment: { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

// Making one costs more than using it a hundred times. Zones and languages are few.
const made = new Map<string, Intl.DateTimeFormat>();

/** Days are counted where the shop is. */
function say({ locale, desk }: Speaking, format: keyof typeof formats, at: Date): string {
  const timeZone = desk.shop.timezone;
  const key = `${locale} ${timeZone} ${format}`;
  let known = made.get(key);
  if (!known) made.set(key, (known = new Intl.DateTimeFormat(locale, { ...formats[format], timeZone })));
  return known.format(at);
}

/** "Tuesday, 24 November", with the year where it is another one. */
export function sayDay(visit: Speaking, at: string): string {
  const day = new Date(at);
  const isThisYear = say(visit, "year", day) === say(visit, "year", visit.desk.now());
  return say(visit, isThisYear ? "day" : "dayOfYear", day);
}

/** "24 November, 14:05" where the shop is. */
export const sayMoment = (visit: Speaking, at: string): string => say(visit, "moment", new Date(at));

/** By when something is to be expected, and on whose word. `of`: the way to the customer, or until it leaves the shop. */
export function sayExpectation(
  visit: Speaking,
  of: "arrival" | "sending",
  expectation: Expectation,
  way: Way = null,
): string {
  const t = wordsOf(visit);
  if (expectation.on === "nothing") return t(`${of}.nothing`);
  if (expectation.on === "carrier" || expectation.on === "carrier_passed")
    return t(way === "local" ? `way.local.${expectation.on}` : `arrival.${expectation.on}`, {
      day: sayDay(visit, expectation.at),
    });
  if (expectation.on === "usual_passed") return t(`${of}.usual_passed`, { day: sayDay(visit, expectation.at) });
  const [from, to] = [sayDay(visit, expectation.from), sayDay(visit, expectation.to)];
  // A day that is over says nothing of when it comes.
  const isOneDay = from === to || Date.parse(expectation.from) < visit.desk.now().getTime();
  return isOneDay ? t(`${of}.usualDay`, { to }) : t(`${of}.usual`, { from, to });
}
