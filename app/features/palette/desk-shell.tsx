import { useLocation, useNavigate } from "@remix-run/react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import type { StaffPreferences } from "#app/features/shop/staff-preferences.ts";
import { LiveUpdates } from "#app/ui/live-context.tsx";
import { enableSingleKeys } from "#app/ui/shortcut-registry.ts";
import { useShortcut } from "#app/ui/use-shortcut.ts";
import { NewsNotifier } from "./news-notifier.tsx";
import { ShellBar } from "./shell-bar.tsx";
import { ShellContext, type Shell } from "./shell-context.ts";
import { TypedAhead } from "./typed-ahead.tsx";
import { usePreferences } from "./use-preferences.ts";
import { useNotices } from "./use-notices.ts";

const loadParts = () => Promise.all([import("./palette.tsx"), import("./keyboard-help.tsx"), import("./notices.tsx")]);
const Palette = lazy(() => import("./palette.tsx"));
const KeyboardHelp = lazy(() => import("./keyboard-help.tsx"));
const NoticesPanel = lazy(() => import("./notices.tsx"));

interface Props {
  staffId: string;
  preferences: StaffPreferences;
  children: ReactNode;
}

/** What lies over every page: live updates, palette, keys, notices. */
export function DeskShell({ staffId, preferences, children }: Props): ReactNode {
  const chosen = usePreferences(preferences);
  return (
    <LiveUpdates evenHidden={chosen.preferences.notify}>
      <WithParts staffId={staffId} chosen={chosen}>
        {children}
      </WithParts>
    </LiveUpdates>
  );
}

type Part = Parameters<Shell["open"]>[0];

function WithParts(props: { staffId: string; chosen: ReturnType<typeof usePreferences>; children: ReactNode }) {
  const { staffId, chosen } = props;
  const [part, setPart] = useState<Part | null>(null);
  const notices = useNotices(staffId);
  const shell = useMemo<Shell>(() => ({ open: setPart, ...notices, ...chosen }), [notices, chosen]);
  const [typed, setTyped] = useState("");
  const close = useCallback(() => {
    setPart(null);
    setTyped("");
  }, []);
  useGlobalKeys(setPart);
  useKeyboardHere();
  useEffect(() => enableSingleKeys(chosen.preferences.singleKeys), [chosen.preferences.singleKeys]);
  useEffect(() => {
    // The parts are here before they are asked for, and after all that the page itself needs.
    const load = () => void loadParts();
    if (!("requestIdleCallback" in window)) return load();
    const idle = requestIdleCallback(load, { timeout: 3_000 });
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <ShellContext.Provider value={shell}>
      <ShellBar />
      {props.children}
      <NewsNotifier enabled={chosen.preferences.notify} staffId={staffId} />
      {/* Not in the server's page: what changes before the browser has taken that over would be an error in it. */}
      {part ? (
        <Suspense fallback={part === "palette" ? <TypedAhead onType={setTyped} onClose={close} /> : null}>
          {part === "palette" ? <Palette typedAhead={typed} onClose={close} /> : null}
          {part === "help" ? <KeyboardHelp onClose={close} /> : null}
          {part === "notices" ? <NoticesPanel onClose={close} /> : null}
        </Suspense>
      ) : null}
    </ShellContext.Provider>
  );
}

/** Shopify's frame around the app keeps the focus when one comes by its menu: keys would go nowhere. */
function useKeyboardHere(): void {
  const { pathname } = useLocation();
  useEffect(() => {
    if (!document.hasFocus()) window.focus();
  }, [pathname]);
}

function useGlobalKeys(open: Shell["open"]): void {
  const navigate = useNavigate();
  useShortcut("mod+k", "palette", () => open("palette"), { always: true, quiet: true });
  useShortcut("?", "help", () => open("help"));
  useShortcut("c", "newTicket", () => navigate("/app/tickets/new"));
  useShortcut("g n", "notices", () => open("notices"));
  useShortcut("g i", "goInbox", () => navigate("/app/tickets"), { quiet: true });
  useShortcut("g h", "goHome", () => navigate("/app"), { quiet: true });
  useShortcut("g r", "goReports", () => navigate("/app/reports"), { quiet: true });
  useShortcut("g s", "goSettings", () => navigate("/app/settings"), { quiet: true });
}
