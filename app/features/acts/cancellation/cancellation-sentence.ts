import type { ActionView } from "../action-view.ts";
import { writeRefundSentence, type ReplyLanguage } from "../refund/refund-sentence.ts";

const cancelled: Record<ReplyLanguage, (order: string) => string> = {
  en: (order) => `I have cancelled your order ${order}.`,
  "pt-BR": (order) => `Cancelei o seu pedido ${order}.`,
  pl: (order) => `Anuluję Twoje zamówienie ${order}.`,
};

/**
 * What a reply can say of a cancellation: that it was made, and of the money what the refund's sentence says.
 * @returns null unless it was made and its money has not failed: nothing is said that is not so
 */
export function writeCancellationSentence(action: ActionView, language: ReplyLanguage): string | null {
  if (action.state !== "succeeded" || action.moneyState === "failed") return null;
  const money = action.moneyState === "none" ? null : writeRefundSentence(action, language);
  return [cancelled[language](action.orderName), money].filter(Boolean).join(" ");
}
