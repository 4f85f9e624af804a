/** The short way to a desk that works, in this order. Each is read off what is there, so nobody ticks anything off. */
export const setupSteps = ["mailbox", "test", "hours", "colleagues", "roles", "refund", "selfService"] as const;
export type SetupName = (typeof setupSteps)[number];

export interface SetupStep {
  name: SetupName;
  done: boolean;
}

export interface SetupFacts {
  /** A mailbox of the merchant's own is connected, or mail has come to the one they began with. */
  hasMailbox: boolean;
  /** A forwarding test has come back. */
  testCameBack: boolean;
  hasHours: boolean;
  /** People who have opened the app. */
  staffCount: number;
  /** The merchant has said what a role may give back. */
  hasRoles: boolean;
  /** Somebody has looked at what a refund would do. */
  refundTried: boolean;
  /** A shopper's request has come in from the theme. */
  shopperCame: boolean;
}

export const readSetup = (facts: SetupFacts): SetupStep[] => [
  { name: "mailbox", done: facts.hasMailbox },
  { name: "test", done: facts.testCameBack },
  { name: "hours", done: facts.hasHours },
  { name: "colleagues", done: facts.staffCount > 1 },
  { name: "roles", done: facts.hasRoles },
  { name: "refund", done: facts.refundTried },
  { name: "selfService", done: facts.shopperCame },
];

/** What to do next; null when everything is done. */
export const nextStep = (steps: SetupStep[]): SetupName | null => steps.find(({ done }) => !done)?.name ?? null;
