/** A line of the access log. */
export interface AccessView {
  id: string;
  at: string;
  staff: string;
  /** ticket | attachment | export, or one that came later */
  subject: string;
  ticketNumber: number | null;
  /** Whose data it was; null: no longer known, or of many. */
  customer: string | null;
  file: string | null;
}

/** What of the log is shown. */
export interface AccessFilter {
  staffId: bigint | null;
  /** A day in the shop's zone, YYYY-MM-DD. */
  day: string | null;
  /** An address of a customer, normalised. */
  email: string | null;
}
