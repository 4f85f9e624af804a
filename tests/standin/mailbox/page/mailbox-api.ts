/** What the mailbox page and its server say to each other. */

export interface Person {
  name: string;
  address: string;
  locale: string;
  /** The newest few orders, to write about. */
  orders: { name: string; url: string }[];
  /** Id of the newest mail that the shop sent to this person; 0 when there is none. */
  newest: number;
}

export interface MailRow {
  id: number;
  at: string;
  direction: "from-shop" | "to-shop";
  fromName: string;
  fromAddress: string;
  to: string;
  /** Where an answer is to go, if not to the sender. */
  replyTo: string | null;
  subject: string;
  state: "queued" | "delivered" | "refused";
  problem: string | null;
  text: string;
  html: string | null;
  attachments: { name: string; type: string; url: string }[];
}

export interface ThreadRow {
  id: number;
  subject: string;
  mails: MailRow[];
}

export interface SendRequest {
  shop: string;
  as: { name: string; address: string };
  to: string;
  subject: string;
  text: string;
  asHtml: boolean;
  spoofed: boolean;
  autoReply: boolean;
  quote: "none" | "gmail" | "outlook" | "below";
  /** Id of the mail that is answered; `null` for a new one. */
  answers: number | null;
  attachments: { filename: string; contentType: string; base64: string }[];
}
