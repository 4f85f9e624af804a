import { speak } from "#app/platform/i18n/speak.server.ts";
import { shopperLocaleFor } from "#app/platform/i18n/shopper-languages.server.ts";
import { isOpenAt, nextOpening } from "#app/features/shop/business-hours.ts";
import { describeWeek } from "#app/features/shop/describe-hours.ts";
import { sayMoment } from "#app/features/shop/say-moment.ts";
import type { ShopSettingsValues } from "#app/features/shop/shop-settings.ts";

/** The subject of an acknowledgement: ours, because the customer's could be an advertisement to somebody else. */
export const acknowledgementSubject = (locale: string | null, number: number): string =>
  speak(shopperLocaleFor(locale), "ack")("subject", { number });

export interface AcknowledgementFacts {
  settings: Pick<ShopSettingsValues, "hours" | "holidays" | "ackText">;
  /** What the shop really achieves: reply-time.ts; null: too little is known. */
  replyHours: number | null;
  zone: string;
  at: Date;
  locale: string;
}

/**
 * The words of an acknowledgement: the merchant's or ours, then how long a reply really takes or, where that is not
 * known, when somebody is in, and that nobody is in just now. It promises nothing that the shop does not keep.
 */
export function writeAcknowledgement({ settings, replyHours, zone, at, locale }: AcknowledgementFacts): string {
  const t = speak(locale, "ack");
  const hours = settings.hours && { week: settings.hours, holidays: settings.holidays };
  const published = hours && describeWeek(hours.week, locale);
  const paragraphs = [settings.ackText || t("thanks")];
  if (replyHours !== null)
    paragraphs.push(
      replyHours < 24 ? t("withinHours", { count: replyHours }) : t("withinDays", { count: replyHours / 24 }),
    );
  else if (published) paragraphs.push(t("hours", { hours: published, zone }));
  if (hours && !isOpenAt(hours, zone, at)) {
    const opening = nextOpening(hours, zone, at);
    if (opening) paragraphs.push(t("nobodyIn", { when: sayMoment(opening, zone, locale) }));
  }
  paragraphs.push(t("automatic"));
  return paragraphs.join("\n\n");
}
