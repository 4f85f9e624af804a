import { speak } from "#app/platform/i18n/speak.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { isOpenAt, nextOpening } from "#app/features/shop/business-hours.ts";
import { describeWeek } from "#app/features/shop/describe-hours.ts";
import { sayMoment } from "#app/features/shop/say-moment.ts";
import { readSettings } from "#app/features/shop/read-settings.server.ts";
import type { ShopSettingsValues } from "#app/features/shop/shop-settings.ts";
import { expectedHours, type AnswerPaces } from "./answer-pace.ts";

export interface AnswerFacts {
  /** Within so many hours most people are answered who write now; null: too little is known. */
  replyHours: number | null;
  settings: ShopSettingsValues;
}

/** What is known of when who writes now will be answered. */
export async function readAnswerFacts(desk: Desk): Promise<AnswerFacts> {
  const [settings, row] = await Promise.all([
    readSettings(desk),
    desk.db.answerPace.findFirst({ select: { paces: true } }),
  ]);
  const paces = (row?.paces ?? {}) as unknown as AnswerPaces;
  return { settings, replyHours: expectedHours(paces, "storefront", desk.now(), desk.shop.timezone) };
}

/**
 * When an answer can be expected, and that nobody is in just now: what the shop achieves, else its published hours, else
 * nothing. It promises nothing that the shop does not keep.
 */
export function sayExpectedAnswer(desk: Desk, locale: string, { replyHours, settings }: AnswerFacts): string[] {
  const t = speak(locale, "contact");
  const { timezone: zone } = desk.shop;
  const hours = settings.hours && { week: settings.hours, holidays: settings.holidays };
  const said: string[] = [sayAnswerTime(locale, zone, replyHours, settings)].filter((line) => line !== "");
  const opening = hours && !isOpenAt(hours, zone, desk.now()) ? nextOpening(hours, zone, desk.now()) : null;
  if (opening) said.push(t("expect.nobodyIn", { when: sayMoment(opening, zone, locale) }));
  return said;
}

/** Within what time who writes hears from the shop, else when somebody is in; "": nothing is known. */
export function sayAnswerTime(
  locale: string,
  zone: string,
  replyHours: number | null,
  { hours }: Pick<ShopSettingsValues, "hours">,
): string {
  const t = speak(locale, "contact");
  if (replyHours !== null)
    return replyHours < 24 ? t("expect.hours", { count: replyHours }) : t("expect.days", { count: replyHours / 24 });
  const published = hours && describeWeek(hours, locale);
  return published ? t("expect.published", { hours: published, zone }) : "";
}
