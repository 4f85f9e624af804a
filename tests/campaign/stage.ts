import type { ActPreview } from "#app/features/acts/act-preview.ts";
import type { Desk, StaffDesk } from "#app/features/shared/desk.ts";
import { later, type RefundCase } from "#tests/journeys/refund-shop.ts";
import { orderOf, type CampaignShop } from "./campaign-shop.ts";
import type { LateCalls } from "./mortal-desk.ts";
import type { OrderBooks } from "#tests/oracle/order-books.ts";
import type { ShopperAct, ShopperKind, Wanted } from "./story.ts";

export const minute = 60_000;

/** A form that a shopper sent, maybe several times at once. */
export interface Post {
  kind: ShopperKind;
  asker: ShopperAct["asker"];
  /** Of the form. */
  key: string;
  /** Which rules counted when it came: see ShopRules. */
  rulesFrom: number;
  /** Nobody was at the order then. */
  isUntouched: boolean;
  /** What the page after each was; `nothing`: there was none. */
  answers: string[];
}

/** A story under way. */
export interface Stage extends OrderBooks {
  shop: CampaignShop;
  at: RefundCase;
  /** Milliseconds since its begin, on our clocks. */
  elapsed: number;
  late: LateCalls;
  /** What was pressed, by the key of its preview: what it showed and at which price, and what the presses were told. */
  told: Map<string, { wanted: Wanted; preview: ActPreview; answers: string[] }>;
  /** What shoppers sent. */
  posts: Post[];
  /** What should not have been asked of Shopify. */
  wrong: string[];
  /** What was wanted and could not be previewed, and why. */
  refused: string[];
  /** What was left to people. */
  decided: string[];
  /** How often a process met with one. */
  mishaps: Record<"killed" | "database", number>;
  /** Makes what each person writes tell-tale. */
  written: number;
}

/** Our clocks at this point of the story. */
export const desksNow = ({ shop, elapsed }: Stage): { app: Desk; lea: StaffDesk } => ({
  app: later(shop.sweeper, elapsed),
  lea: later(shop.desks.lea, elapsed),
});

/** The payment provider decides on all payments that are open. */
export function settlePayments({ shop, at }: Stage, status: "SUCCESS" | "FAILURE"): void {
  for (const { id, kind, status: current } of [...orderOf(shop, at).transactions])
    if (kind === "REFUND" && current === "PENDING")
      shop.world.standin.admin.edits.settleTransaction(shop.domain, id, status);
}

/** Shopify keeps what came of an idempotency key for a day. Its own clock does not go on in a story. */
export function forgetKeys({ shop }: Stage, minutes: number): void {
  if (minutes >= 24 * 60) delete shop.world.standin.admin.state(shop.domain).idempotency;
}
