import { speak } from "#app/platform/i18n/speak.server.ts";
import type { ShopperVisit } from "../visit.ts";

/** The words of requests in the visit's language. */
export const wordsOf = ({ locale }: Pick<ShopperVisit, "locale">) => speak(locale, "requests");
