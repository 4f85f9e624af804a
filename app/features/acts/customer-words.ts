import { replyLanguageOf, type ReplyLanguage } from "./refund/refund-sentence.ts";

/** What stands beside a sum on the customer's order, in their mails and at checkout. */
interface CustomerWords {
  discount: string;
  shipping: string;
  freeShipping: string;
  /** For what is sent again at no price. */
  replacement: string;
}

const words: Record<ReplyLanguage, CustomerWords> = {
  en: { discount: "Discount", shipping: "Shipping", freeShipping: "Free shipping", replacement: "Replacement" },
  "pt-BR": { discount: "Desconto", shipping: "Frete", freeShipping: "Frete grátis", replacement: "Reenvio gratuito" },
  pl: { discount: "Rabat", shipping: "Dostawa", freeShipping: "Darmowa dostawa", replacement: "Ponowna wysyłka" },
};

/** In the language that the customer ordered in; English where we do not write theirs. */
export const customerWordsOf = (locale: string | null): CustomerWords => words[replyLanguageOf(locale)];
