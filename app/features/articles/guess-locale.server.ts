import { localeFor } from "#app/platform/i18n/locales.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { countLiveArticles } from "./count-live-articles.server.ts";

/** In which language the shop most likely writes: that of most of its published articles, else the reader's. */
export async function guessLocale(desk: StaffDesk): Promise<string> {
  const [most] = [...(await countLiveArticles(desk))].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? localeFor(desk.staff.locale);
}
