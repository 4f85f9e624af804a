import { formatMoney, moneyFromJson } from "../../shared/money.ts";
import type { ActionView } from "../action-view.ts";
import type { ReplyLanguage } from "../refund/refund-sentence.ts";

type Words = Record<"even" | "owed" | "back", (order: string, changes: string, amount: string) => string>;

const words: Record<ReplyLanguage, Words> = {
  en: {
    even: (order, changes) => `I have changed your order ${order}: ${changes}.`,
    owed: (order, changes, amount) => `I have changed your order ${order}: ${changes}. ${amount} are still to be paid.`,
    back: (order, changes, amount) => `I have changed your order ${order}: ${changes}. You get ${amount} back.`,
  },
  "pt-BR": {
    even: (order, changes) => `Alterei o seu pedido ${order}: ${changes}.`,
    owed: (order, changes, amount) => `Alterei o seu pedido ${order}: ${changes}. Falta pagar ${amount}.`,
    back: (order, changes, amount) => `Alterei o seu pedido ${order}: ${changes}. Você recebe ${amount} de volta.`,
  },
  pl: {
    even: (order, changes) => `Zmieniliśmy zamówienie ${order}: ${changes}.`,
    owed: (order, changes, amount) => `Zmieniliśmy zamówienie ${order}: ${changes}. Do zapłaty pozostaje ${amount}.`,
    back: (order, changes, amount) => `Zmieniliśmy zamówienie ${order}: ${changes}. Zwrócimy ${amount}.`,
  },
};

/** What a reply can say of an edit: what changed, and who owes whom; null unless it was made. */
export function writeEditSentence(action: ActionView, language: ReplyLanguage): string | null {
  const { minor, currency, changes } = action.about ?? {};
  if (action.state !== "succeeded" || !minor || !currency || !changes) return null;
  const how = action.variant === "owed" || action.variant === "back" ? action.variant : "even";
  return words[language][how](action.orderName, changes, formatMoney(moneyFromJson({ minor, currency }), language));
}
