import { formatMoney, moneyFromJson } from "#app/features/shared/money.ts";
import type { ActionView } from "../action-view.ts";
import type { PaymentKind } from "./refund-method.ts";

export const replyLanguages = ["en", "pt-BR", "pl"] as const;
export type ReplyLanguage = (typeof replyLanguages)[number];

/**
 * Business days until the customer sees the money, by how they paid. Our own rule of thumb, not Shopify's or a bank's
 * word; 0: at once; null: nothing can be promised.
 */
export const expectedBusinessDays: Record<PaymentKind, { from: number; to: number } | 0 | null> = {
  card: { from: 5, to: 10 },
  paypal: { from: 1, to: 5 },
  gift_card: 0,
  store_credit: 0,
  manual: null,
  other: { from: 5, to: 10 },
};

interface Words {
  to(amount: string, method: string): string;
  storeCredit(amount: string): string;
  giftCard(amount: string): string;
  manual(amount: string): string;
  days(from: number, to: number): string;
}

const words: Record<ReplyLanguage, Words> = {
  en: {
    to: (amount, method) => `I have refunded ${amount} to your ${method}.`,
    storeCredit: (amount) => `I have added ${amount} to your store credit; you can use it right away.`,
    giftCard: (amount) => `I have put ${amount} back on your gift card; you can use it right away.`,
    manual: (amount) => `I have recorded a refund of ${amount}; we pay it back to you directly.`,
    days: (from, to) => `It usually shows in your account within ${from} to ${to} business days.`,
  },
  "pt-BR": {
    to: (amount, method) => `Fiz o reembolso de ${amount} para ${method}.`,
    storeCredit: (amount) => `Adicionei ${amount} ao seu crédito na loja; você já pode usar.`,
    giftCard: (amount) => `Devolvi ${amount} ao seu vale-presente; você já pode usar.`,
    manual: (amount) => `Registrei um reembolso de ${amount}; nós o pagamos diretamente a você.`,
    days: (from, to) => `Normalmente aparece na sua conta em ${from} a ${to} dias úteis.`,
  },
  pl: {
    to: (amount, method) => `Zwracam ${amount} na ${method}.`,
    storeCredit: (amount) => `Dodaję ${amount} do Twoich środków w sklepie; możesz z nich korzystać od razu.`,
    giftCard: (amount) => `Zwracam ${amount} na Twoją kartę podarunkową; możesz z niej korzystać od razu.`,
    manual: (amount) => `Zapisuję zwrot ${amount}; wypłacimy go bezpośrednio.`,
    days: (from, to) => `Zwykle pieniądze są na koncie w ciągu ${from}–${to} dni roboczych.`,
  },
};

/** The language of `replyLanguages` that comes nearest to a locale; English where none does. */
export function replyLanguageOf(locale: string | null): ReplyLanguage {
  const language = locale?.toLowerCase().split(/[-_]/)[0];
  return language === "pl" ? "pl" : language === "pt" ? "pt-BR" : "en";
}

/**
 * What a reply can say of a refund: how much, to where, and when to expect it.
 * @returns null unless the refund was made and its money has not failed: nothing is said that is not so
 */
export function writeRefundSentence(action: ActionView, language: ReplyLanguage): string | null {
  if (action.state !== "succeeded" || action.moneyState === "failed" || action.moneyState === "none") return null;
  const say = words[language];
  const sentences = action.methods.map(({ method, kind, amount }) => {
    const sum = formatMoney(moneyFromJson(amount), language);
    if (kind === "store_credit") return say.storeCredit(sum);
    if (kind === "gift_card") return say.giftCard(sum);
    return kind === "manual" ? say.manual(sum) : say.to(sum, method);
  });
  const waits = action.methods.flatMap(({ kind }) => expectedBusinessDays[kind] || []);
  const to = Math.max(...waits.map((wait) => wait.to));
  if (waits.length) sentences.push(say.days(Math.min(...waits.map((wait) => wait.from)), to));
  return sentences.join(" ");
}
