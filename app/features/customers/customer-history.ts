import type { ActKind } from "../acts/act-kind.ts";
import type { MoneyJson } from "../shared/money.ts";
import type { TicketStatus } from "../tickets/ticket-status.ts";

/** What else there is of the customer of a ticket, as JSON. */
export interface CustomerHistory {
  customerId: string;
  /** Latest activity first. */
  tickets: EarlierTicket[];
  /** There are more than these. */
  more: boolean;
  /** Other records that are probably the same person. */
  twins: CustomerTwin[];
}

export interface EarlierTicket {
  number: number;
  subject: string;
  status: TicketStatus;
  lastActivityAt: string;
  orderName: string | null;
  /** What was done in it that succeeded, oldest first. */
  acts: { kind: ActKind; amount: MoneyJson }[];
}

export interface CustomerTwin {
  id: string;
  name: string;
  email: string;
  ticketCount: number;
  /** shopify: Shopify has them as one customer. phone: the same telephone. */
  because: "shopify" | "phone";
}
