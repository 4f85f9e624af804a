import { useEffect, type RefObject } from "react";

/** j and k move the focus through the links of a list; Enter opens what has it. Not while somebody types. */
export function useListKeys(list: RefObject<HTMLElement | null>, selector: string): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.key !== "j" && event.key !== "k") return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
      const items = [...(list.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
      const at = items.findIndex((item) => item === document.activeElement);
      const next = items[at + (event.key === "j" ? 1 : -1)] ?? items[at] ?? items[0];
      if (!next) return;
      event.preventDefault();
      next.focus();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [list, selector]);
}
