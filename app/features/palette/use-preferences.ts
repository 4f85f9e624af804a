import { useCallback, useMemo, useState } from "react";
import type { StaffPreferences } from "#app/features/shop/staff-preferences.ts";

/** What the reader chose; a choice shows at once, and goes back where it could not be kept. */
export function usePreferences(first: StaffPreferences) {
  const [preferences, setPreferences] = useState(first);
  const [notKept, setNotKept] = useState(false);
  const choose = useCallback((choice: Partial<StaffPreferences>) => {
    setNotKept(false);
    setPreferences((before) => ({ ...before, ...choice }));
    // Each choice is yes or no: what it was is the other one.
    const back = Object.fromEntries(Object.entries(choice).map(([name, value]) => [name, !value]));
    keep(choice).catch(() => {
      setPreferences((now) => ({ ...now, ...back }));
      setNotKept(true);
    });
  }, []);
  return useMemo(() => ({ preferences, choose, notKept }), [preferences, choose, notKept]);
}

async function keep(choice: Partial<StaffPreferences>): Promise<void> {
  for (const [name, value] of Object.entries(choice)) {
    const body = new URLSearchParams({ name, value: value ? "on" : "off" });
    const response = await fetch("/app/preferences", { method: "POST", body });
    if (!response.ok) throw new Error(`preferences: ${response.status}`);
  }
}
