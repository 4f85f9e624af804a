import { locales } from "#app/platform/i18n/locales.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { readSettings } from "#app/features/shop/read-settings.server.ts";
import { setAppData } from "../set-app-data.server.ts";
import { listTopics, readContactSettings } from "./read-contact-settings.server.ts";

/** What the theme's blocks read of the shop: `app.metafields.latte.contact`. */
export interface PublishedContact {
  /** IANA */
  zone: string;
  /** Opening hours by weekday, Monday first; null: not set. Then the help button is always there. */
  week: [from: string, to: string][][] | null;
  /** Days on which nobody is in, by the shop's calendar. */
  closed: string[];
  topics: { key: string; names: Record<string, string> }[];
}

/**
 * Writes topics and opening hours where the theme's blocks find them. Job; twice does no harm.
 * @throws ShopifyUnavailable when it should be tried again
 */
export async function publishContact(desk: Desk): Promise<void> {
  await setAppData(desk, { key: "contact", type: "json", value: JSON.stringify(await readPublished(desk)) });
}

async function readPublished(desk: Desk): Promise<PublishedContact> {
  const [contact, { hours, holidays }] = await Promise.all([readContactSettings(desk), readSettings(desk)]);
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: desk.shop.timezone, year: "numeric", month: "2-digit", day: "2-digit" }).format(desk.now()); // prettier-ignore
  const named = locales.map((locale) => [locale, listTopics(contact, locale)] as const);
  return {
    zone: desk.shop.timezone,
    week: hours?.map((day) => day.map(({ from, to }): [string, string] => [from, to])) ?? null,
    // The coming ones: a page carries them along.
    closed: holidays.map(({ date }) => date).filter((date) => date >= today).toSorted().slice(0, 20), // prettier-ignore
    topics: (named[0]?.[1] ?? []).map(({ key }, place) => ({
      key,
      names: Object.fromEntries(named.map(([locale, topics]) => [locale, topics[place]?.name ?? key])),
    })),
  };
}
