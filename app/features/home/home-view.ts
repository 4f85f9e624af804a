import type { MoneyJson } from "#app/features/shared/money.ts";
import type { Missed } from "#app/features/reconciliation/compare-orders.ts";
import type { SetupStep } from "./onboarding.ts";

/** A count that stops at its cap: then it is shown as "999+". */
export const countCap = 1_000;

export interface DoneInTime {
  /** null: nothing has been recorded yet, which is not the same as none. */
  solved: number | null;
  replies: number | null;
  /** By currency, as customers were paid; null: never refunded here. */
  refunds: MoneyJson[] | null;
}

/**
 * ok: works. delayed: late, and tried again. trouble: somebody should look. unknown: nothing has happened that would tell.
 */
export type Health = "ok" | "delayed" | "trouble" | "unknown";

export interface HomeView {
  waiting: {
    open: number;
    unassigned: number;
    mine: number;
    /** Acts that the reader may approve, and the ticket of the one that waits longest; null: none waits. */
    approvals: { count: number; ticketNumber: number } | null;
    /** Acts that need somebody. */
    alarms: number;
    /** Who has waited longest. */
    longest: { number: number; subject: string; customerName: string; since: string } | null;
  };
  today: DoneInTime;
  week: DoneInTime;
  health: {
    mailIn: { health: Health; lastMailAt: string | null; testedAt: string | null };
    mailOut: {
      health: Health;
      lastSentAt: string | null;
      /** In the last 7 days. */
      failed: number;
      /** Should have left some minutes ago; since when the first of them. */
      late: number;
      lateSince: string | null;
    };
    webhooks: {
      health: Health;
      lastAt: string | null;
      /** What no webhook had told in the last 7 days, by kind; null: nothing was compared. */
      missed: Missed | null;
      comparedAt: string | null;
    };
    token: { health: Health };
    /** Scopes that the merchant can still grant, asked for where they are needed. */
    optionalScopes: { scope: string; granted: boolean }[];
    orderImport: { health: Health; state: string | null; done: number; total: number | null };
  };
  setup: { hidden: boolean; steps: SetupStep[] };
}
