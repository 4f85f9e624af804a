import { useState, type KeyboardEvent, type RefObject } from "react";
import type { StaffOption } from "../tickets/ticket-view.ts";

const most = 6;

/** What stands between the last `@` and the caret, if a name could be begun there; else null. */
export function begunMention(before: string): string | null {
  const found = /(?:^|[\s(])@([\p{L}\p{M}'’. -]{0,40})$/u.exec(before);
  return found ? (found[1] ?? "") : null;
}

/** Offers people while somebody types `@` in a note, and writes the name that is chosen. */
export function useMentions(
  box: RefObject<HTMLTextAreaElement>,
  people: readonly StaffOption[],
  write: (text: string) => void,
) {
  const [begun, setBegun] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const wanted = begun?.toLocaleLowerCase() ?? null;
  const found =
    wanted === null
      ? []
      : people
          .filter(({ name }) => name && ` ${name.toLocaleLowerCase()}`.includes(` ${wanted}`))
          .slice(0, most)
          // A name that stands there whole needs no list any more.
          .filter(({ name }) => name.toLocaleLowerCase() !== wanted.trimEnd());

  function choose(index: number): void {
    const person = found[index];
    const field = box.current;
    if (!person || !field || begun === null) return;
    const caret = field.selectionStart;
    const start = caret - begun.length;
    const rest = field.value.slice(caret);
    const space = rest.startsWith(" ") ? "" : " ";
    write(`${field.value.slice(0, start)}${person.name}${space}${rest}`);
    setBegun(null);
    const end = start + person.name.length + 1;
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(end, end);
    });
  }

  return {
    found,
    active,
    choose,
    /** After each change and move of the caret. */
    look(): void {
      const field = box.current;
      setBegun(field ? begunMention(field.value.slice(0, field.selectionStart)) : null);
      setActive(0);
    },
    close: () => setBegun(null),
    /** true: the key was for the list. */
    onKeyDown(event: KeyboardEvent): boolean {
      if (!found.length || event.nativeEvent.isComposing || event.metaKey || event.ctrlKey) return false;
      if (event.key === "ArrowDown") setActive((active + 1) % found.length);
      else if (event.key === "ArrowUp") setActive((active + found.length - 1) % found.length);
      else if (event.key === "Enter" || event.key === "Tab") choose(active);
      else if (event.key === "Escape") setBegun(null);
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

export type Mentions = ReturnType<typeof useMentions>;
