/** What one is told about by name. */
export type PersonalNews =
  "mention" | "assigned" | "approval_asked" | "approval_waiting" | "approval_decided" | "act_alarm";

/**
 * What open pages of a shop are told: that something changed, never what it says. They read it again themselves.
 * `ticket`: `isNews` where the customer wrote, `isRead` where it was only marked as read or not. `presence`: who has the
 * ticket open, or types. `bulk`: a change of many tickets went on. `notice`: something for one person; `told` where they
 * were mentioned in a ticket, given it, or are concerned by a request for approval in it. `shop`: something about the shop
 * as a whole (scopes, details, settings, tags, views, the import of orders), or more than can be listed.
 */
export type LiveEvent =
  | { kind: "ticket"; ticketId: string; number: number; isNews?: true; isRead?: true }
  | { kind: "presence"; number: number }
  | { kind: "order"; orderId: string }
  | { kind: "bulk"; bulkId: string }
  | { kind: "notice"; staffId: string; told?: { because: PersonalNews; number: number } }
  | { kind: "shop" };
