/** What of the package is used; its small model takes about 50 MB and half a second to load, so that is done late. */
interface Detector {
  detect(text: string): { language: string; isReliable(): boolean };
}

let loading: Promise<Detector> | null = null;

const load = (): Promise<Detector> => (loading ??= import("eld/small").then(({ eld }) => eld as Detector));

/** So much of a text tells its language; more costs time only. */
const enough = 1_000;
const fewestWords = 3;

/**
 * The language of what a customer wrote, ISO 639-1; null where it is too short or not sure. Addresses, numbers and quoted
 * codes say nothing and are left out.
 */
export async function detectLanguage(text: string): Promise<string | null> {
  const words =
    text
      .slice(0, enough)
      .replace(/\S*[@/\d]\S*/g, " ")
      .match(/\p{L}+/gu) ?? [];
  const detector = words.length < fewestWords && !isDense(words) ? null : await load();
  const found = detector?.detect(words.join(" "));
  return found?.isReliable() && /^[a-z]{2}$/.test(found.language) ? found.language : null;
}

/** Scripts without spaces between words: a few signs are a sentence. */
const isDense = (words: string[]): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]{6}/u.test(words.join(""));
