import { useEffect, useRef, useSyncExternalStore } from "react";
import type { KeyText } from "./key-texts.ts";
import { addCommand, listCommands, watchCommands, type Command } from "./shortcut-registry.ts";

interface Choices {
  /** false: the key means nothing just now. */
  enabled?: boolean;
  repeats?: boolean;
  /** Not offered in the palette. */
  quiet?: boolean;
  /** Also while somebody types or something lies over the page; only for combinations with `mod`. */
  always?: boolean;
}

/**
 * A key of this part of the page, for as long as it is shown: `useShortcut("e", "solve", () => solve())`. Keys never
 * fire while somebody types or a dialog is open. The help (`?`) and the palette list it under `keys:act.<text>`.
 */
export function useShortcut(keys: string, text: KeyText, run: () => void, choices: Choices = {}): void {
  useCommand(keys, text, run, choices);
}

/** Something the palette offers on this page; `keys` null: it has no key. */
export function useCommand(keys: string | null, text: KeyText, run: () => void, choices: Choices = {}): void {
  const { enabled = true, repeats = false, quiet = false, always = false } = choices;
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return;
    return addCommand({ keys, text, repeats, quiet, always, run: () => latest.current() });
  }, [keys, text, enabled, repeats, quiet, always]);
}

const none: readonly Command[] = [];

/** What can be done on this page just now, for the help and the palette. */
export const useCommands = (): readonly Command[] => useSyncExternalStore(watchCommands, listCommands, () => none);
