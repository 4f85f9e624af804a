import { shopperLocales } from "#app/platform/i18n/shopper-languages.server.ts";
import { speak } from "#app/platform/i18n/speak.server.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import type { ShopSettingsValues } from "#app/features/shop/shop-settings.ts";
import { writeAcknowledgement } from "./acknowledgement.server.ts";

/** What a customer would get now: our first words, and what follows them or the merchant's. */
export interface AcknowledgementPreview {
  locale: string;
  ours: string;
  rest: string;
}

/** The acknowledgement in each language, in two parts, so that the page shows it while somebody types. */
export function previewAcknowledgements(
  desk: Desk,
  settings: ShopSettingsValues,
  replyHours: number | null,
): AcknowledgementPreview[] {
  return shopperLocales().map((locale) => {
    const ours = speak(locale, "ack")("thanks");
    const facts = { settings: { ...settings, ackText: "" }, replyHours, zone: desk.shop.timezone, at: desk.now() };
    return { locale, ours, rest: writeAcknowledgement({ ...facts, locale }).slice(ours.length) };
  });
}
