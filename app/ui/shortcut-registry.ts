import type { KeyText } from "./key-texts.ts";
import { findShortcut, nameOfKey, sequenceMs, type Shortcut } from "./shortcuts.ts";

/** Something the page can do by a key, or from the palette. */
export interface Command {
  /** Its words: `keys:act.<text>`. */
  text: KeyText;
  /** null: without a key of its own. */
  keys: string | null;
  /** Not offered in the palette: it moves about, or the palette has it already. */
  quiet: boolean;
  repeats: boolean;
  /** Also while somebody types. */
  always: boolean;
  run(): void;
}

let commands: readonly Command[] = [];
let begun: { key: string; at: number } | null = null;
let enabled = true;
const watchers = new Set<() => void>();

/** What can be done on this page just now. The same array until it changes. */
export const listCommands = (): readonly Command[] => commands;

/** Calls `onChange` whenever `listCommands` has something else to say. */
export function watchCommands(onChange: () => void): () => void {
  watchers.add(onChange);
  return () => watchers.delete(onChange);
}

/** Single keys can be switched off by who needs it (speech, a cat); those with Ctrl or ⌘ stay. */
export function enableSingleKeys(on: boolean): void {
  enabled = on;
}

/** Adds a command; the answer takes it away again. */
export function addCommand(command: Command): () => void {
  if (!commands.length) document.addEventListener("keydown", onKey);
  change([...commands, command]);
  return () => {
    change(commands.filter((one) => one !== command));
    if (!commands.length) document.removeEventListener("keydown", onKey);
  };
}

function change(next: readonly Command[]): void {
  commands = next;
  watchers.forEach((watcher) => watcher());
}

/** Fields in which keys are letters, and parts of the page that have keys of their own. */
const typing =
  "input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable], iframe, ui-modal, " +
  "dialog, [role=dialog], [role=menu], [role=listbox], .Polaris-Popover";
const overlay =
  "dialog[open], [role=dialog][aria-modal=true], .Polaris-Modal-Dialog__Container, .Polaris-Popover__PopoverOverlay--open";

function onKey(event: KeyboardEvent): void {
  const key = event.defaultPrevented || event.isComposing ? null : nameOfKey(event);
  if (key === null) return;
  const busy =
    (event.target instanceof Element && event.target.closest(typing) !== null) ||
    document.querySelector(overlay) !== null;
  const possible = commands.filter(
    (one): one is Command & Shortcut =>
      one.keys !== null && (one.always || !busy) && (enabled || one.keys.startsWith("mod+")),
  );
  const before = begun && Date.now() - begun.at < sequenceMs ? begun.key : null;
  const found = findShortcut(possible, before, key);
  begun = found.begun === null ? null : { key: found.begun, at: Date.now() };
  if (!found.run || (event.repeat && !found.run.repeats)) return;
  event.preventDefault();
  found.run.run();
}
