/** What the form for a new ticket is filled with, as JSON. */
export interface StartDraft {
  email: string;
  name: string;
  subject: string;
  orderId: string | null;
  orderName: string | null;
}

export interface StartMailbox {
  id: string;
  address: string;
}
