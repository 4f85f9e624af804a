/** An address that gets no acknowledgement any more, until somebody resumes them. */
export interface FrozenAnswers {
  address: string;
  /** Where it was noticed; null: the ticket is gone. */
  ticketNumber: number | null;
}
