/**
 * What open pages of a shop are told: that something changed, never what it says. They read it again themselves.
 * `shop`: something about the shop as a whole (scopes, details, the import of orders), or more than can be listed.
 */
export type LiveEvent =
  { kind: "ticket"; ticketId: string; number: number } | { kind: "order"; orderId: string } | { kind: "shop" };
