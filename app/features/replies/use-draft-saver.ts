import { useCallback, useRef, useState } from "react";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { readJson } from "#app/ui/read-json.ts";
import type { Outcome } from "../shared/outcome.ts";

export type SaverState = "saving" | "saved" | "notSaved";

/** Keeps drafts of a ticket, one after the other: what is older never arrives after what is newer. */
export function useDraftSaver(number: number): {
  state: SaverState | null;
  save(fields: Record<string, string>): void;
} {
  const [state, setState] = useState<SaverState | null>(null);
  const newest = useRef<Record<string, string> | null>(null);
  const busy = useRef(false);
  const save = useCallback(
    async (fields: Record<string, string>) => {
      newest.current = fields;
      if (busy.current) return;
      busy.current = true;
      setState("saving");
      let isKept = false;
      while (newest.current) {
        const next = newest.current;
        newest.current = null;
        isKept = (await keepTyped(() => readJson<Outcome<null>>(`/app/tickets/${number}/draft`, next))).ok;
      }
      busy.current = false;
      setState(isKept ? "saved" : "notSaved");
    },
    [number],
  );
  return { state, save: (fields) => void save(fields) };
}
