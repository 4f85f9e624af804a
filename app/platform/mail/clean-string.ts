/** Everything below U+0020 and U+007F–U+009F, which no one-line field may hold. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** As above without tab and line feed, for texts of several lines. */
const CONTROLS_OF_TEXT = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]+/g;

/** Characters that turn the direction of the text around them: used to disguise names (`exe.gpj`). */
const DIRECTION_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/** Cuts `value` to at most `maxLength` UTF-16 units and never through a character. */
export function cutString(value: string, maxLength: number): string {
  if (value.length <= maxLength) return value;
  const last = value.charCodeAt(maxLength - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return value.slice(0, splitsPair ? maxLength - 1 : maxLength);
}

/**
 * One line that PostgreSQL, a header and a page can hold: no control characters, no lone surrogates, runs of white
 * space made one, at most `maxLength` units.
 */
export function cleanLine(value: string, maxLength = 1000): string {
  const cut = cutString(value, maxLength * 2);
  return cutString(cut.toWellFormed().replace(CONTROLS, " ").replace(/\s+/g, " ").trim(), maxLength);
}

/** A text of several lines: line ends are `\n`, no NUL or other control character but tab, no lone surrogates. */
export function cleanText(value: string, maxLength: number): string {
  const unified = cutString(value, maxLength).toWellFormed().replace(/\r\n?/g, "\n");
  return unified.replace(CONTROLS_OF_TEXT, "");
}

/** Removes the characters that change the direction of writing. */
export function stripDirectionControls(value: string): string {
  return value.replace(DIRECTION_CONTROLS, "");
}
