/** What open pages of a shop are told: that something changed, never what it says. They read it again themselves. */
export type LiveEvent =
  { kind: "ticket"; ticketId: string; number: number } | { kind: "order"; orderId: string } | { kind: "import" };
