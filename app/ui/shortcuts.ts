/**
 * The keys of the desk, as data. A combination is written as people say it: `j`, `?`, `mod+k` (Ctrl, on a Mac ⌘), `g i`
 * (one after the other), `Escape`.
 */
export interface Shortcut {
  keys: string;
  run(): void;
  /** Also while a key is held down. */
  repeats?: boolean;
}

/** What of a key press matters here. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** The second key of `g i` is waited for this long, in milliseconds. */
export const sequenceMs = 1_200;

/**
 * The name of what was pressed, as shortcuts are written; null for what no shortcut can be: Alt makes characters, and
 * the modifiers alone are none. A keyboard without Latin letters is read by the place of the key.
 */
export function nameOfKey(press: KeyPress): string | null {
  if (press.altKey || ["Control", "Meta", "Shift", "Alt", "Dead", "AltGraph"].includes(press.key)) return null;
  const place = /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase();
  const isLetter = press.key.length === 1 && press.key.toLowerCase() !== press.key.toUpperCase();
  const latin = /^[a-z]$/i.test(press.key);
  const key = isLetter ? (latin ? press.key.toLowerCase() : (place ?? press.key)) : press.key;
  // Caps lock alone asks for nothing else; a letter with Shift is another key than the letter.
  if (isLetter && press.shiftKey) return null;
  return press.ctrlKey || press.metaKey ? `mod+${key}` : key;
}

/** What a key press leads to, after the one before it: a shortcut to run, or the beginning of one to remember. */
export function findShortcut<S extends Pick<Shortcut, "keys">>(
  shortcuts: readonly S[],
  before: string | null,
  key: string,
): { run: S | null; begun: string | null } {
  // The one that came last wins: a page may give a key another meaning while something is open.
  const named = (keys: string) => shortcuts.findLast((one) => one.keys === keys) ?? null;
  const whole = before === null ? null : named(`${before} ${key}`);
  if (whole) return { run: whole, begun: null };
  const single = named(key);
  if (single) return { run: single, begun: null };
  return { run: null, begun: shortcuts.some((one) => one.keys.startsWith(`${key} `)) ? key : null };
}

/** The keys of a shortcut as they are drawn: `["Ctrl", "K"]`, `["G", "I"]`. */
export function drawKeys(keys: string, mac: boolean): string[] {
  const names: Record<string, string> = { mod: mac ? "⌘" : "Ctrl", Escape: "Esc", Enter: "↵" };
  return keys.split(/[ +]/).map((key) => names[key] ?? key.toUpperCase());
}
