import { formatMoney, moneyFromJson } from "../../shared/money.ts";
import type { ActionView } from "../action-view.ts";
import type { ReplyLanguage } from "../refund/refund-sentence.ts";

const words: Record<ReplyLanguage, (lines: string, amount: string) => string> = {
  en: (lines, amount) =>
    `I have sent you an invoice for ${lines}: ${amount}. Your order is placed as soon as you pay by the link in that e-mail.`,
  "pt-BR": (lines, amount) =>
    `Enviei uma fatura para você de ${lines}: ${amount}. O pedido é feito assim que você pagar pelo link desse e-mail.`,
  pl: (lines, amount) =>
    `Wysłaliśmy rachunek za: ${lines}, razem ${amount}. Zamówienie zostanie złożone, gdy tylko opłacisz je przez link w tej wiadomości.`,
};

/** What a reply can say of an invoice; null unless it was sent and nobody has paid yet. */
export function writeInvoiceSentence(action: ActionView, language: ReplyLanguage): string | null {
  const { minor, currency } = action.about ?? {};
  if (action.state !== "succeeded" || action.moneyState !== "sent" || action.variant !== "sent") return null;
  if (!minor || !currency) return null;
  const lines = action.lines.map(({ title, quantity }) => `${quantity} × ${title}`);
  const list = new Intl.ListFormat(language, { type: "conjunction" }).format(lines);
  return words[language](list, formatMoney(moneyFromJson({ minor, currency }), language));
}
