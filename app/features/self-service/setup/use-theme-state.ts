import { useAppBridge } from "@shopify/app-bridge-react";
import { useCallback, useEffect, useState } from "react";
import { readThemeState, type ThemeState } from "./theme-blocks.ts";

/** Longer than this nobody waits for Shopify to say. Milliseconds; ours. */
const patienceMs = 10_000;

export interface ThemeAnswer {
  /** undefined: not answered yet. */
  state: ThemeState | undefined;
  ask(): void;
}

/** What Shopify says of our blocks in the published theme; asked again when somebody comes back from the theme editor. */
export function useThemeState(): ThemeAnswer {
  const shopify = useAppBridge();
  const [state, setState] = useState<ThemeState>();
  const ask = useCallback(() => {
    const { app } = shopify as unknown as { app?: { extensions?: () => Promise<unknown> } };
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs));
    const asked = Promise.resolve(app?.extensions?.()).catch(() => null);
    void Promise.race([asked, late]).then((answer) => setState(readThemeState(answer)));
  }, [shopify]);
  useEffect(() => {
    ask();
    const again = () => document.visibilityState === "visible" && ask();
    document.addEventListener("visibilitychange", again);
    // Two windows side by side are both visible all the time.
    window.addEventListener("focus", again);
    return () => {
      document.removeEventListener("visibilitychange", again);
      window.removeEventListener("focus", again);
    };
  }, [ask]);
  return { state, ask };
}
