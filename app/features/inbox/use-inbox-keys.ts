import { useNavigate, useNavigation } from "@remix-run/react";
import { useEffect, useRef, type RefObject } from "react";
import type { WayState } from "#app/features/tickets/list-place.ts";
import type { KeyText } from "#app/ui/key-texts.ts";
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

export const rowLink = (table: HTMLTableElement | null, number: number): HTMLElement | null =>
  table?.querySelector<HTMLElement>(`tr[data-number="${number}"] a[data-row]`) ?? null;

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
  const { state } = useNavigation();
  // On the way to a ticket: what is typed then is meant for it.
  const left = useRef(false);
  useEffect(() => {
    if (state === "idle") left.current = false;
  }, [state]);
  const useKey = (key: string, text: KeyText, run: () => void, choices?: Parameters<typeof useShortcut>[3]) =>
    useShortcut(
      key,
      text,
      () => {
        if (!left.current) run();
      },
      choices,
    );
  const select = (then: () => void) => {
    const number = focusedNumber(table.current);
    if (!selection.numbers.size) {
      if (number === null) return;
      selection.toggle(number);
    }
    then();
  };
  const open = (compose?: WayState["compose"]) => {
    const number = focusedNumber(table.current);
    if (number === null) return;
    left.current = true;
    navigate(`/app/tickets/${number}`, { state: { compose } satisfies WayState });
  };
  const quiet = { quiet: true };
  useKey("j", "next", () => moveFocus(table.current, 1), { ...quiet, repeats: true });
  useKey("k", "previous", () => moveFocus(table.current, -1), { ...quiet, repeats: true });
  useKey("o", "open", () => open(), quiet);
  useKey("r", "reply", () => open("reply"), quiet);
  useKey("n", "note", () => open("note"), quiet);
  useKey(
    "x",
    "select",
    () => {
      const number = focusedNumber(table.current);
      if (number !== null) selection.toggle(number);
    },
    quiet,
  );
  useKey("*", "selectAll", selection.page);
  useKey("Escape", "clearSelection", selection.clear, { ...quiet, enabled: selection.numbers.size > 0 });
  useKey("e", "solve", keys.onSolve);
  useKey("a", "assign", () => select(() => keys.onMenu("assign")));
  useKey("s", "snooze", () => select(() => keys.onMenu("snooze")));
  useKey("t", "tag", () => select(() => keys.onMenu("tag")));
  useKey("!", "priority", () => select(() => keys.onMenu("priority")));
  useKey("#", "spam", () => select(keys.onSpam));
  useKey("z", "undo", keys.onUndo, { enabled: keys.canUndo });
  useKey(".", "showNews", keys.onShowNews, { enabled: keys.news > 0 });
}
