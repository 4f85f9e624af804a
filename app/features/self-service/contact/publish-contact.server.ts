import { dateIn } from "#app/features/shared/date-in.ts";
import { shopperLocales } from "#app/platform/i18n/shopper-languages.server.ts";
import { speak } from "#app/platform/i18n/speak.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { readSettings } from "#app/features/shop/read-settings.server.ts";
import { describeWeek } from "#app/features/shop/describe-hours.ts";
import { readRules } from "../requests/read-rules.server.ts";
import { asksFor } from "../requests/request-rule.ts";
import { setAppData } from "../set-app-data.server.ts";
import { expectedHoursIn, weekBlocks, type AnswerPaces } from "./answer-pace.ts";
import { sayAnswerTime } from "./expect-answer.server.ts";
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
  /** One can ask for something on one's order without writing. */
  asks: boolean;
  /**
   * By language: when an answer can be expected, by part of the week (`weekBlocks`), and that nobody is in; "": not said.
   */
  expect: Record<string, { answer: Record<string, string>; nobody: string }>;
}

/**
 * Writes topics and opening hours where the theme's blocks find them. Job; twice does no harm.
 * @throws ShopifyUnavailable when it should be tried again
 */
export async function publishContact(desk: Desk): Promise<void> {
  await setAppData(desk, { key: "contact", type: "json", value: JSON.stringify(await readPublished(desk)) });
}

async function readPublished(desk: Desk): Promise<PublishedContact> {
  const [contact, settings, pace, { rules }] = await Promise.all([
    readContactSettings(desk),
    readSettings(desk),
    desk.db.answerPace.findFirst({ select: { paces: true } }),
    readRules(desk),
  ]);
  const { hours, holidays } = settings;
  const paces = (pace?.paces ?? {}) as unknown as AnswerPaces;
  const { timezone: zone } = desk.shop;
  const today = dateIn(zone, desk.now());
  const locales = shopperLocales();
  const named = locales.map((locale) => [locale, listTopics(contact, locale)] as const);
  return {
    zone,
    week: hours?.map((day) => day.map(({ from, to }): [string, string] => [from, to])) ?? null,
    // The coming ones: a page carries them along.
    closed: holidays.map(({ date }) => date).filter((date) => date >= today).toSorted().slice(0, 20), // prettier-ignore
    topics: (named[0]?.[1] ?? []).map(({ key }, place) => ({
      key,
      names: Object.fromEntries(named.map(([locale, topics]) => [locale, topics[place]?.name ?? key])),
    })),
    asks: asksFor(rules),
    expect: Object.fromEntries(
      locales.map((locale) => {
        const say = (block: string) =>
          sayAnswerTime(locale, zone, expectedHoursIn(paces, "storefront", block), settings);
        const published = hours && describeWeek(hours, locale);
        const nobody = published ? speak(locale, "contact")("expect.nobodyNow", { hours: published, zone }) : "";
        return [locale, { answer: Object.fromEntries(weekBlocks.map((block) => [block, say(block)])), nobody }];
      }),
    ),
  };
}
