import type { ConversationLanguage } from "./conversation.ts";
import type { ConversationScript, LanguageManners } from "./conversation-script.ts";
import { MANNERS_DE, SCRIPTS_DE } from "./scripts-de.ts";
import { MANNERS_EN, SCRIPTS_EN } from "./scripts-en.ts";
import { MANNERS_PL, SCRIPTS_PL } from "./scripts-pl.ts";
import { MANNERS_PT_BR, SCRIPTS_PT_BR } from "./scripts-pt-br.ts";

/** All that is ever said, by language. */
export const SCRIPTS: Record<ConversationLanguage, { scripts: ConversationScript[]; manners: LanguageManners }> = {
  en: { scripts: SCRIPTS_EN, manners: MANNERS_EN },
  pl: { scripts: SCRIPTS_PL, manners: MANNERS_PL },
  "pt-BR": { scripts: SCRIPTS_PT_BR, manners: MANNERS_PT_BR },
  de: { scripts: SCRIPTS_DE, manners: MANNERS_DE },
};
