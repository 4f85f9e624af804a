import type { StartProblem } from "../act-problems.ts";

/** Machine words for why an order cannot be cancelled at all. */
export type CannotCancel = "cancelled" | "fulfilled";

/** Machine words for why a cancellation is not previewed or not begun; the page has a sentence for each. */
export type CancellationProblem = StartProblem | CannotCancel | "malformed" | "note_too_long" | "payment_unknown";
