/** The pages that the palette leads to, by the names of their words in `palette:page`. */
export const palettePages = [
  { key: "inbox", to: "/app/tickets", keys: "g i" },
  { key: "home", to: "/app", keys: "g h" },
  { key: "settings", to: "/app/settings", keys: "g s" },
] as const;
