import { renderLightMarkdown } from "#app/platform/mail/light-markdown.ts";
import { locales, type Locale } from "#app/platform/i18n/locales.ts";
import type { StaffDesk } from "../shared/desk.ts";
import { refuse, succeed, type Outcome } from "../shared/outcome.ts";
import type { ImportedCounts } from "./import-view.ts";
import { addImported } from "./add-imported.server.ts";
import { startersEn } from "./starters/en.ts";
import { startersPl } from "./starters/pl.ts";
import { startersPtBr } from "./starters/pt-br.ts";
import { starterCategory, starterKeys, type Starters } from "./starters/starter.ts";

export const starters: Record<Locale, Starters> = { en: startersEn, pl: startersPl, "pt-BR": startersPtBr };

/** What each starter is called, in the languages that we have. */
export const listStarters = () =>
  starterKeys.map((key) => ({
    key,
    category: starterCategory[key],
    titles: Object.fromEntries(locales.map((locale) => [locale, starters[locale][key].title])),
  }));

/**
 * Writes the chosen starters as drafts, each in all the chosen languages at one address. What is there already, of the same
 * address and language, stays as it is.
 */
export async function addStarters(
  desk: StaffDesk,
  keys: readonly string[],
  languages: readonly string[],
): Promise<Outcome<ImportedCounts, "nothing_chosen">> {
  const chosen = starterKeys.filter((key) => keys.includes(key));
  const spoken = locales.filter((locale) => languages.includes(locale));
  if (!chosen.length || !spoken.length) return refuse("nothing_chosen");
  const added = await addImported(
    desk,
    chosen.flatMap((key) =>
      spoken.map((locale) => ({
        title: starters[locale][key].title,
        html: renderLightMarkdown(starters[locale][key].body),
        category: starterCategory[key],
        locale,
        // One address for all its languages, whichever of them is chosen.
        slug: key.replaceAll("_", "-"),
      })),
    ),
  );
  const done = added.filter((problem) => problem === null).length;
  return succeed({ added: done, left: added.length - done });
}
