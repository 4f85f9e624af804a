export type ConversationLanguage = "en" | "pl" | "pt-BR" | "de";

/** One message of a conversation. `note` is between colleagues. */
export interface ConversationMessage {
  /** ISO 8601, UTC. */
  at: string;
  from: "customer" | "agent" | "note";
  /** Who of the staff wrote it; absent for the customer. */
  staffId?: number;
  text: string;
  html?: string;
}

/** A ticket's thread as it would lie in the help desk. */
export interface Conversation {
  shopDomain: string;
  customerId: number | null;
  fromEmail: string;
  fromName: string;
  /** Which order it is really about; `null` when it is about none. */
  orderId: number | null;
  mentionsOrderName: boolean;
  subject: string;
  language: ConversationLanguage;
  /** Why the customer writes, e.g. `late parcel`. */
  reason: string;
  status: "open" | "pending" | "solved";
  assigneeStaffId: number | null;
  messages: ConversationMessage[];
}
