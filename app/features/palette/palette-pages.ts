/** The pages that the palette leads to; their words are `palette:page` and `settings:item`. */
export const palettePages = [
  { key: "inbox", to: "/app/tickets", keys: "g i" },
  { key: "home", to: "/app", keys: "g h" },
  { key: "reports", to: "/app/reports", keys: "g r" },
  { key: "settings", to: "/app/settings", keys: "g s" },
] as const;

/** The parts of the settings, as their addresses and their words have them. */
export const settingsPages = [
  "mailboxes",
  "acknowledgement",
  "contact",
  "hours",
  "team",
  "policies",
  "staff",
  "you",
  "tags",
  "retention",
  "privacy",
  "access",
  "audit",
  "danger",
] as const;
