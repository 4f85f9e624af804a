import { formatMoney, moneyFromJson } from "../../shared/money.ts";
import type { ActionView } from "../action-view.ts";
import type { ReplyLanguage } from "../refund/refund-sentence.ts";
import { sayDay } from "../say-day.ts";

const words: Record<ReplyLanguage, (worth: string, code: string, until: string) => string> = {
  en: (worth, code, until) =>
    `With the code ${code} you get ${worth} off your next order. It works once, for your account, until ${until}.`,
  "pt-BR": (worth, code, until) =>
    `Com o código ${code} você ganha ${worth} de desconto no próximo pedido. Vale uma vez, para a sua conta, até ${until}.`,
  pl: (worth, code, until) =>
    `Z kodem ${code} następne zamówienie będzie tańsze o ${worth}. Kod działa raz, dla Twojego konta, do ${until}.`,
};

/** What a reply can say of a code: what it gives, for whom and how long; null unless it was made. */
export function writeDiscountSentence({ state, about }: ActionView, language: ReplyLanguage): string | null {
  if (state !== "succeeded" || !about?.code || !about.until) return null;
  return words[language](worthOf(about, language), about.code, sayDay(about.until, language));
}

/** "15%" or "€5.00" */
export function worthOf(about: Record<string, string>, locale: string): string {
  const { percent, minor, currency } = about;
  if (percent) return new Intl.NumberFormat(locale, { style: "percent" }).format(Number(percent) / 100);
  return minor && currency ? formatMoney(moneyFromJson({ minor, currency }), locale) : "";
}
