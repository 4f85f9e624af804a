import type { ActionView } from "../action-view.ts";
import type { ReplyLanguage } from "../refund/refund-sentence.ts";

const words: Record<ReplyLanguage, (order: string) => string> = {
  en: (order) => `I have corrected the shipping address of your order ${order}.`,
  "pt-BR": (order) => `Corrigi o endereço de entrega do seu pedido ${order}.`,
  pl: (order) => `Poprawiam adres wysyłki w zamówieniu ${order}.`,
};

/** What a reply can say of a corrected address; null unless it was made. */
export const writeAddressSentence = (action: ActionView, language: ReplyLanguage): string | null =>
  action.state === "succeeded" ? words[language](action.orderName) : null;
