import type { ActionView } from "../action-view.ts";
import type { ReplyLanguage } from "../refund/refund-sentence.ts";

const words: Record<ReplyLanguage, (lines: string, order: string | null) => string> = {
  en: (lines, order) =>
    `I am sending you ${lines} again, free of charge${order ? ` (order ${order})` : ""}. You will get the tracking number as soon as the parcel is on its way.`,
  "pt-BR": (lines, order) =>
    `Estou enviando ${lines} de novo para você, sem custo${order ? ` (pedido ${order})` : ""}. Você recebe o código de rastreio assim que o pacote estiver a caminho.`,
  pl: (lines, order) =>
    `Wysyłam ponownie i bezpłatnie: ${lines}${order ? ` (zamówienie ${order})` : ""}. Numer śledzenia prześlemy, gdy tylko paczka wyruszy.`,
};

/**
 * What a reply can say of a replacement.
 * @returns null unless it was made: nothing is said that is not so
 */
export function writeReplacementSentence(action: ActionView, language: ReplyLanguage): string | null {
  if (action.state !== "succeeded") return null;
  const lines = action.lines.map(({ title, quantity }) => `${quantity} × ${title}`);
  const list = new Intl.ListFormat(language, { type: "conjunction" }).format(lines);
  return words[language](list, action.madeOrder?.name ?? null);
}
