import type { MoneyJson } from "#app/features/shared/money.ts";

/** What an agent chose, checked for form only. Ids are Shopify's numeric ones. */
export interface EditChoice {
  /** How many of a line of the order there are to be; 0: none. Lines that are left out stay as they are. */
  lines: { lineId: string; quantity: number }[];
  added: { variantId: string; quantity: number }[];
  /** Off the price of what is added, in whole percent; null: nothing. */
  percent: number | null;
  /** What is taken off goes back into stock. */
  restock: boolean;
  /** Shopify writes to the customer; where they owe something, with a link to pay. */
  notify: boolean;
  /** For the team. */
  note: string;
  /** The edit that was begun for this preview, as the form brought it; left out: one has to be begun. */
  opened?: string;
}

/** So many lines and items one edit changes at most: Shopify takes so much of a request (ours). */
export const mostChanges = 20;

/** What the form starts from. */
export interface EditForm {
  lines: EditFormLine[];
  /** The order has more lines than these. */
  hasMore: boolean;
  mayRestock: boolean;
  /** The role may take something off the price of what is added. */
  mayDiscount: boolean;
  /** Whether Shopify has an address to write to. */
  mayNotify: boolean;
  /** The edit that was begun for the first preview, for it to bring back. */
  opened: string;
}

export interface EditFormLine {
  lineId: string;
  title: string;
  imageUrl: string | null;
  /** As many as there are on the order now. */
  quantity: number;
  /** Of these, sent already: they cannot be taken off. */
  sent: number;
  /** Shopify lets one change it. */
  isEditable: boolean;
}

/** What it comes to, by Shopify's own calculation, as JSON; in the currency the customer paid in. */
export interface EditPlan {
  changes: EditChange[];
  before: MoneyJson;
  after: MoneyJson;
  /** What the customer then has to pay; 0: nothing. */
  owed: MoneyJson;
  /** What the customer then is to be given back; 0: nothing. */
  back: MoneyJson;
  notify: boolean;
  /** The edit that was begun for the next preview. */
  opened: string;
}

export interface EditChange {
  title: string;
  /** 0: it is new. */
  before: number;
  after: number;
}
