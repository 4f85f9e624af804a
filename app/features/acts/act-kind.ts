/** The kinds of acts on an order. Each has a folder here, an entry in act-kinds.server.ts and texts of the same name. */
export const actKinds = [
  "refund",
  "cancellation",
  "replacement",
  "address",
  "credit",
  "discount",
  "hold",
  "invoice",
  "duplicate",
  "edit",
  "note",
  "return",
  "returnStep",
  "exchange",
] as const;
export type ActKind = (typeof actKinds)[number];
