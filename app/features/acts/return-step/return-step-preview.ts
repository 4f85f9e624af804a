import type { MoneyJson } from "../../shared/money.ts";
import type { ActionShown } from "../action-record.ts";
import type { LineTitle } from "../line-title.ts";
import type { ReturnWay } from "../return/return-preview.ts";

/** What can be done with a return that is there. */
export const returnSteps = ["approve", "decline", "receive", "label", "invoice", "close"] as const;
export type ReturnStep = (typeof returnSteps)[number];

/** Why a return is not agreed to, in Shopify's words. */
export const declineReasons = ["RETURN_PERIOD_ENDED", "FINAL_SALE", "OTHER"] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** What an agent chose, checked for form only. Ids are Shopify's numeric ones. */
export interface ReturnStepChoice extends ReturnWay {
  returnId: string;
  how: ReturnStep;
  /** Of receiving: what is back, and what goes out for it. */
  lines: { lineId: string; quantity: number }[];
  out: { lineId: string; quantity: number }[];
  /** Of agreeing: what goes out for it, as the form knew it; "": nothing. */
  goesOut: string;
  /** Where it goes back into stock; null: it does not. */
  locationId: string | null;
  reason: DeclineReason;
  /** To the customer, of declining; else for the team. How it comes back counts only of agreeing and labelling. */
  note: string;
  notify: boolean;
  /** Shopify writes to the customer what they owe. */
  invoice: boolean;
}

/** A return of the order, as the form and the order column show it. */
export interface ReturnView {
  returnId: string;
  /** "#1001-R1" */
  name: string;
  /** In Shopify's words: REQUESTED, OPEN, DECLINED, CLOSED, CANCELED. */
  status: string;
  createdAt: string;
  lines: ReturnLineView[];
  /** What goes out for it. */
  out: ReturnLineView[];
  /** The same, for the form to bring back. */
  goesOut: string;
  may: ReturnStep[];
  /** It waits for something, and has more lines than can be seen here. */
  isTooLong: boolean;
  /** What the merchant wrote when it was declined. */
  declined: string | null;
}

/** The newest returns of an order. */
export interface ReturnList {
  returns: ReturnView[];
  /** There are older ones. */
  hasMore: boolean;
}

export interface ReturnLineView extends LineTitle {
  lineId: string;
  imageUrl: string | null;
  quantity: number;
  /** Of these, not dealt with yet. */
  open: number;
  reason: string | null;
  customerNote: string | null;
}

export interface ReturnStepForm extends ReturnList {
  locations: { id: string; name: string }[];
  /** The app may let Shopify write to the customer what they owe. */
  mayInvoice: boolean;
  /** For the customer, as they were written the last time. */
  instructions: string;
}

/** What will be done. */
export interface ReturnStepPlan {
  how: ReturnStep;
  name: string;
  lines: { title: string; quantity: number }[];
  out: { title: string; quantity: number }[];
  /** Where money goes back to. */
  payments: ActionShown["payments"];
  /** What the customer owes; null: nothing. */
  owed: MoneyJson | null;
  invoice: boolean;
  hasLabel: boolean;
}
