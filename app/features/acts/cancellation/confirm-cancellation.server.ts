import type { StaffDesk } from "#app/features/shared/desk.ts";
import { confirmAction, type ConfirmedAmount } from "../confirm-order-action.server.ts";

/** Cancels the order of a preview, once; see confirmAction. */
export const confirmCancellation = (
  desk: StaffDesk,
  ticketNumber: number,
  requestKey: string,
  confirmed: ConfirmedAmount,
) => confirmAction(desk, ticketNumber, "cancellation", requestKey, confirmed);
