import { createContext, useContext } from "react";
import type { Notices } from "#app/features/inbox/notice-view.ts";
import type { StaffPreferences } from "#app/features/shop/staff-preferences.ts";

/** What lies over every page, and what its reader chose. */
export interface Shell {
  open(part: "palette" | "help" | "notices"): void;
  /** null: not read yet. */
  notices: Notices | null;
  /** They could not be read the last time; what was read before is still there. */
  noticesFailed: boolean;
  askNotices(): Promise<void>;
  readNotices(upToId: string): void;
  preferences: StaffPreferences;
  /** Shown at once, kept on the server. */
  choose(choice: Partial<StaffPreferences>): void;
  /** The last choice could not be kept, and was taken back. */
  notKept: boolean;
}

export const ShellContext = createContext<Shell | null>(null);

/** @throws outside of DeskShell */
export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error("there is no DeskShell around this part of the page");
  return shell;
}
