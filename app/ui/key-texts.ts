import type { Texts } from "#app/platform/i18n/texts.ts";

/** What a key or a command does, by the name of its words in the texts `keys`. */
export type KeyText = keyof Texts["keys"]["act"];
