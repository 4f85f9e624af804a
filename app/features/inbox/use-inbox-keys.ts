import { useNavigate } from "@remix-run/react";
import type { RefObject } from "react";
import { useShortcut } from "#app/ui/use-shortcut.ts";
import type { BulkMenu } from "./bulk-bar.tsx";
import type { Selection } from "./use-selection.ts";

interface Keys {
  table: RefObject<HTMLTableElement>;
  selection: Selection;
  news: number;
  canUndo: boolean;
  onShowNews(): void;
  onSolve(): void;
  onSpam(): void;
  onMenu(menu: BulkMenu): void;
  onUndo(): void;
}

const rowLinks = (table: HTMLTableElement | null) => [...(table?.querySelectorAll<HTMLElement>("a[data-row]") ?? [])];

/** The number of the row that has the focus; null: none has. */
export function focusedNumber(table: HTMLTableElement | null): number | null {
  const row = document.activeElement?.closest<HTMLElement>("tr[data-number]");
  return row && table?.contains(row) ? Number(row.dataset.number) : null;
}

/** Moves the focus by one row, or to the first where none has it. Nothing is drawn anew for it. */
export function moveFocus(table: HTMLTableElement | null, step: 1 | -1): void {
  const links = rowLinks(table);
  const row = document.activeElement?.closest("tr");
  const at = links.findIndex((link) => link.closest("tr") === row);
  const next = at < 0 ? links[0] : (links[at + step] ?? links[at]);
  next?.focus();
}

/** The keys of the list. Those that change tickets mean the selected ones, else the one with the focus. */
export function useInboxKeys(keys: Keys): void {
  const { table, selection } = keys;
  const navigate = useNavigate();
  const select = (then: () => void) => {
    const number = focusedNumber(table.current);
    if (!selection.numbers.size) {
      if (number === null) return;
      selection.toggle(number);
    }
    then();
  };
  const open = () => {
    const number = focusedNumber(table.current);
    if (number !== null) navigate(`/app/tickets/${number}`);
  };
  useShortcut("j", "next", () => moveFocus(table.current, 1), { repeats: true, quiet: true });
  useShortcut("k", "previous", () => moveFocus(table.current, -1), { repeats: true, quiet: true });
  useShortcut("o", "open", open, { quiet: true });
  useShortcut(
    "x",
    "select",
    () => {
      const number = focusedNumber(table.current);
      if (number !== null) selection.toggle(number);
    },
    { quiet: true },
  );
  useShortcut("*", "selectAll", selection.page);
  useShortcut("Escape", "clearSelection", selection.clear, { enabled: selection.numbers.size > 0, quiet: true });
  useShortcut("e", "solve", keys.onSolve);
  useShortcut("a", "assign", () => select(() => keys.onMenu("assign")));
  useShortcut("s", "snooze", () => select(() => keys.onMenu("snooze")));
  useShortcut("t", "tag", () => select(() => keys.onMenu("tag")));
  useShortcut("!", "priority", () => select(() => keys.onMenu("priority")));
  useShortcut("#", "spam", () => select(keys.onSpam));
  useShortcut("z", "undo", keys.onUndo, { enabled: keys.canUndo });
  useShortcut(".", "showNews", keys.onShowNews, { enabled: keys.news > 0 });
}
