import type { ActionView } from "../action-view.ts";
import { writeRefundSentence, type ReplyLanguage } from "../refund/refund-sentence.ts";
import { writeReturnSentence } from "../return/return-sentence.ts";
import type { DeclineReason } from "./return-step-preview.ts";

interface Words {
  declined(items: string): string;
  because: Record<DeclineReason, string | null>;
}

const words: Record<ReplyLanguage, Words> = {
  en: {
    declined: (items) => `I am sorry: we cannot take back ${items}.`,
    because: {
      RETURN_PERIOD_ENDED: "The time in which it could be sent back is over.",
      FINAL_SALE: "It was sold without the right to send it back.",
      OTHER: null,
    },
  },
  "pt-BR": {
    declined: (items) => `Sinto muito: não podemos aceitar a devolução de ${items}.`,
    because: {
      RETURN_PERIOD_ENDED: "O prazo para devolver já terminou.",
      FINAL_SALE: "A venda foi feita sem direito a devolução.",
      OTHER: null,
    },
  },
  pl: {
    declined: (items) => `Przykro nam: nie możemy przyjąć zwrotu: ${items}.`,
    because: {
      RETURN_PERIOD_ENDED: "Termin na zwrot już minął.",
      FINAL_SALE: "Sprzedaż nastąpiła bez prawa do zwrotu.",
      OTHER: null,
    },
  },
};

/**
 * What a reply can say of what was done with a return: how to send it back, why it cannot be, or what was paid back; null
 * unless it was done, and where the customer need not hear of it.
 */
export function writeReturnStepSentence(action: ActionView, language: ReplyLanguage): string | null {
  const { variant, state, lines, about = {}, note } = action;
  if (variant === "approve" || variant === "label") return writeReturnSentence(action, language);
  if (variant !== "decline") return writeRefundSentence(action, language);
  if (state !== "succeeded") return null;
  const { declined, because } = words[language];
  const items = lines.map(({ title, quantity }) => `${quantity} × ${title}`);
  const list = new Intl.ListFormat(language, { type: "conjunction" }).format(items);
  return [declined(list), because[about.declined as DeclineReason], note].filter(Boolean).join("\n");
}
