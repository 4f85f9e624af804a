import type { VariablesOf } from "#app/platform/shopify/graphql.ts";
import type { ActionBasis, ActionInput } from "../action-record.ts";
import type { OrderCancel } from "./cancellation-documents.ts";

/** What Shopify is asked for. */
export type CancellationInput = VariablesOf<typeof OrderCancel>;

/** What the column `order_action.input` holds of a cancellation. */
export type CancellationActionInput = ActionInput<CancellationInput, CancellationBasis>;

export interface CancellationBasis extends ActionBasis {
  /** Refunds that the order had before: others were made by the cancellation. */
  refundIds: string[];
}

/** What the column `order_action.progress` holds of a cancellation that Shopify took. */
export interface CancellationProgress {
  /** Global id of Shopify's job. */
  jobId: string;
  /** Global id of what that job says of itself; left out: Shopify named none. */
  resultId?: string;
  /** When the job was first seen done with the order not cancelled. */
  doneAt?: string;
  /** The order is cancelled, and its refund is not there yet. */
  isRefundAwaited?: true;
}

/** Shopify's job for a cancellation; null: it never answered with one. */
export const jobOf = (progress: unknown): CancellationProgress | null =>
  progress !== null && typeof progress === "object" && "jobId" in progress ? (progress as CancellationProgress) : null;
