import type { ActKind } from "#app/features/acts/act-kind.ts";
import type { ActPreview } from "#app/features/acts/act-preview.ts";

/** What the driver did, and what it was told: the book that everything is compared with in the end. */
export interface ChaosRecord {
  mails: SentMail[];
  webhooks: SentWebhook[];
  replies: SentReply[];
  acts: SentAct[];
  decisions: SentDecision[];
  /** What the previews of acts that were pressed showed, by their keys. */
  told: Map<string, { preview: ActPreview }>;
  requests: SentRequest[];
  /** Previews that were refused, by reason; nothing came of them. */
  refusedPreviews: Map<string, number>;
  /** The same of shoppers' forms that were not to be had. */
  refusedForms: Map<string, number>;
}

export interface SentMail {
  messageId: string;
  /** Of the file that it carries: SHA-256, hex. */
  fileDigest: string | null;
  /** The ticket whose reply it answers. */
  answersTicket: number | null;
  tries: number;
  acknowledged: boolean;
}

export interface SentWebhook {
  webhookId: string;
  tries: number;
  acknowledged: boolean;
}

export interface SentReply {
  clientKey: string;
  ticketNumber: number;
  tries: number;
  /** What it was answered: `ok` or the reason of a refusal; null: never answered. */
  answer: string | null;
}

export interface SentAct {
  kind: ActKind;
  requestKey: string;
  tries: number;
  /** As of a reply. */
  answer: string | null;
}

export interface SentDecision {
  /** Of the act that was asked for. */
  actionId: string;
  what: "approve" | "decline" | "withdraw";
  /** Said by who asked, and not by somebody else. */
  byAsker: boolean;
  /** The order was changed at Shopify since it was asked for. */
  isOutdated: boolean;
  tries: number;
  /** As of a reply. */
  answer: string | null;
}

/** What shoppers ask for that is done at once. */
export type ShopperKind = "cancel" | "address" | "return" | "exchange";

export interface SentRequest {
  kind: ShopperKind;
  orderId: number;
  formKey: string;
  tries: number;
  /** What the page was after each press; null: there was none in the end. */
  answers: (string | null)[];
}

export const emptyRecord = (): ChaosRecord => ({
  mails: [],
  webhooks: [],
  replies: [],
  acts: [],
  decisions: [],
  told: new Map(),
  requests: [],
  refusedPreviews: new Map(),
  refusedForms: new Map(),
});
