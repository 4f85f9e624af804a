import type { ComposeView } from "#app/features/replies/compose-view.ts";
import type { TagView } from "#app/features/tags/tag-name.ts";
import type { EventKind } from "./ticket-event.ts";
import type { TicketPriority } from "./ticket-priority.ts";
import type { TicketStatus } from "./ticket-status.ts";

/** What the ticket page shows, as JSON: ids are strings, instants ISO 8601 in UTC. */

export interface AttachmentView {
  id: string;
  fileName: string;
  contentType: string;
  sizeBytes: number;
  /** It may be shown and not only be saved: its bytes are a picture. */
  isPicture: boolean;
  /** The mail's HTML shows it where it names this id. */
  contentId: string | null;
}

export type DeliveryState = "queued" | "sending" | "sent" | "failed" | "bounced";

export interface MessageView {
  id: string;
  kind: "customer" | "guest" | "reply" | "note" | "forward";
  /** Who of the staff wrote it. */
  staffId: string | null;
  /** To whom, where not to the customer; and who else could see that. */
  to: string[];
  cc: string[];
  bcc: string[];
  /** Its writer can take it back until then, ISO 8601. */
  undoUntil: string | null;
  authorName: string;
  authorEmail: string | null;
  bodyText: string;
  /** There is more text than the page shows; `showMessage` reads all of it. */
  bodyCut: boolean;
  quotedText: string | null;
  /** Sanitised; shown in a sandboxed frame only. */
  bodyHtml: string | null;
  /** There is HTML, too large to be sent along; `showMessage` reads it. */
  htmlOmitted: boolean;
  hasRemoteContent: boolean;
  senderTrust: "verified" | "failed" | "unknown" | "unproven" | null;
  automatic: boolean;
  parseProblem: string | null;
  attachments: AttachmentView[];
  delivery: { state: DeliveryState; detail: string | null; sentAt: string | null } | null;
  at: string;
}

export interface EventView {
  id: string;
  kind: EventKind;
  staffName: string | null;
  /** By kind: see ticket-event.ts. */
  data: Record<string, unknown>;
  at: string;
}

export type TimelineItem = { type: "message"; message: MessageView } | { type: "event"; event: EventView };

export interface StaffOption {
  id: string;
  name: string;
}

/** Somebody else who has the ticket open. */
export interface PresentPerson extends StaffOption {
  typing: boolean;
}

export interface TicketView {
  number: number;
  subject: string;
  status: TicketStatus;
  customer: { name: string; email: string };
  assignee: StaffOption | null;
  waitingSince: string | null;
  createdAt: string;
  timeline: TimelineItem[];
  /** Cursor to read what is before; null: the beginning is shown. */
  earlierCursor: string | null;
  drafts: { reply: string; note: string; forward: string };
  compose: ComposeView;
  /** People who have opened the app. */
  staff: StaffOption[];
  /** Whose page this is: one of `staff`. */
  myId: string;
  priority: TicketPriority;
  snoozed: boolean;
  /** null while it is snoozed: until the customer writes. */
  snoozedUntil: string | null;
  tags: TagView[];
  /** Who hears of the ticket. */
  followers: StaffOption[];
  /** Who else has it open just now. */
  present: PresentPerson[];
  /** Mail from this customer is spam at once. */
  blocked: boolean;
  /** The number of the ticket it was merged into. */
  mergedInto: number | null;
  orderId: string | null;
  orderMatch: OrderMatch;
}

/**
 * none: nothing found. certain: one order fits sender and text. unsure: several or weak signs, somebody should pin.
 * foreign: the text names an order that is not this sender's; nothing of it may be told. pinned: a person decided.
 */
export type OrderMatch = "none" | "certain" | "unsure" | "foreign" | "pinned";
