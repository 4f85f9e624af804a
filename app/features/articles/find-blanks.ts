/** What is still to be filled in: words in [[double brackets]]. */
export const blank = /\[\[[^[\]]{1,200}\]\]/g;

/** The blanks of a text or of clean HTML in which none is broken by markup; each once. */
export const findBlanks = (text: string): string[] => [...new Set(text.match(blank) ?? [])];
