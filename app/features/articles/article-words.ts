import { foldWord } from "../inbox/highlight.ts";
import { cleanQuery, prefixOf } from "../inbox/search-words.ts";

/** What somebody looks for in the articles, word by word. */
export interface ArticleAsk {
  /** One line, as it was understood. */
  q: string;
  words: string[];
  /** For each word the beginning by which it is found too; "": none. */
  prefixes: string[];
}

/** Ours: nobody means more words of a question, and of a message these tell what it is about. */
const mostWords = 10;
const mostOfMessage = 20;

/** Small words of Polish: PostgreSQL, which knows those of other languages, has no dictionary of it. Without accents. */
const smallInPolish = new Set(
  "a aby ale bo by byc byl byla bylo bym bede chce chcialbym chcialabym ci co cos czy czemu dla do gdy gdzie go i ich ile im ja jak jaka jaki jakie jako je jego jej jest jestem jesli juz kiedy kto ktora ktore ktory lub ma mam mi mial mnie moge moj moja moje mojego mojej moze mozna na nad nam nas nasz nie nic niz no o od on ona oni po pod prosze przed przez przy sa sie skad ta tak tam te tego tej ten to tu tutaj tylko u w was we wiec z za ze".split(
    " ",
  ),
);

/** Reads a question of the search form; its last word may be the beginning of one. */
export function readArticleAsk(typed: string, locale: string): ArticleAsk {
  const q = cleanQuery(typed);
  const words = wordsIn(q, locale).slice(0, mostWords);
  const isPolish = locale.toLowerCase().startsWith("pl");
  const isWhole = (place: number) => !isPolish && place < words.length - 1;
  return { q, words, prefixes: words.map((word, place) => (isWhole(place) ? "" : prefixOf(word, isPolish))) };
}

/** Reads a message that somebody is writing: the words that may tell what it is about, each once. */
export function readMessageAsk(typed: string, locale: string): ArticleAsk {
  const q = typed.slice(0, 5_000).toWellFormed().normalize("NFC").replaceAll("\0", " ");
  const seen = new Set<string>();
  const isNew = (folded: string) => !seen.has(folded) && Boolean(seen.add(folded));
  const words = wordsIn(q, locale)
    .filter((word) => [...word].length > 2 && /\p{L}/u.test(word) && isNew(foldWord(word)))
    .slice(0, mostOfMessage);
  const isPolish = locale.toLowerCase().startsWith("pl");
  return { q, words, prefixes: words.map((word) => (isPolish ? prefixOf(word, true) : "")) };
}

/** Without addresses; without small words, unless there are no others. */
function wordsIn(text: string, locale: string): string[] {
  const words = (text.replace(/\S+@\S+/g, " ").match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) =>
    [...word].slice(0, 60).join(""),
  );
  if (!locale.toLowerCase().startsWith("pl")) return words;
  const telling = words.filter((word) => !smallInPolish.has(foldWord(word)));
  return telling.length ? telling : words;
}
