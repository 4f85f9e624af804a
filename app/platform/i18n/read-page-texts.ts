import type { Locale } from "./locales.ts";
import type { PageTexts } from "./page-texts.ts";

/** What is in the file of one language. */
export interface PageTextsFile {
  locale: Locale;
  texts: PageTexts;
}

/** What the browser does for `readPageTexts`. */
export interface TextsReader {
  load(address: string): Promise<PageTextsFile>;
  reload(): void;
  /** @throws where the browser keeps nothing for frames */
  storage(): Pick<Storage, "getItem" | "setItem" | "removeItem">;
  pause(milliseconds: number): Promise<unknown>;
}

/** Ours: a file that could not be read is asked for once more after this long. */
const againAfterMs = 500;
const reloadedName = "latte.texts.reloaded";

/**
 * Reads the texts that a page is drawn with. A module that failed stays failed under its address, so it is asked for once
 * more under another one; then the page is loaded anew, once.
 * @returns "reloading": the page goes away; "failed": that has not helped either
 */
export async function readPageTexts(
  address: string,
  { load, reload, storage, pause }: TextsReader,
): Promise<PageTextsFile | "reloading" | "failed"> {
  const again = () => pause(againAfterMs).then(() => load(`${address}&again=${Date.now()}`));
  const file = await load(address)
    .catch(again)
    .catch(() => null);
  try {
    const kept = storage();
    if (file) kept.removeItem(reloadedName);
    else if (!kept.getItem(reloadedName)) {
      kept.setItem(reloadedName, "1");
      reload();
      return "reloading";
    }
  } catch {
    // The browser keeps nothing for frames: it would be loaded anew for ever.
  }
  return file ?? "failed";
}
