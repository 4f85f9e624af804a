import { formatMoney, moneyFromJson } from "../../shared/money.ts";
import type { ActionView } from "../action-view.ts";
import type { ReplyLanguage } from "../refund/refund-sentence.ts";
import { sayDay } from "../say-day.ts";

const words: Record<ReplyLanguage, (amount: string, until: string | null) => string> = {
  en: (amount, until) =>
    `As a small apology I have added ${amount} of store credit to your account${until ? `, to be used until ${until}` : ""}.`,
  "pt-BR": (amount, until) =>
    `Como um pedido de desculpas, adicionei ${amount} de crédito na loja à sua conta${until ? `, válido até ${until}` : ""}.`,
  pl: (amount, until) =>
    `W ramach przeprosin dodaję do Twojego konta ${amount} do wykorzystania w sklepie${until ? ` do ${until}` : ""}.`,
};

/** What a reply can say of a goodwill credit; null unless it was made. It is no refund, and is not called one. */
export const writeCreditSentence = (action: ActionView, language: ReplyLanguage): string | null =>
  action.state === "succeeded"
    ? words[language](
        formatMoney(moneyFromJson(action.amount), language),
        action.about?.until ? sayDay(action.about.until, language) : null,
      )
    : null;
