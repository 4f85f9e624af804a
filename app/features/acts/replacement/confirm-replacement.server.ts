import type { StaffDesk } from "#app/features/shared/desk.ts";
import { confirmAction, type ConfirmedAmount } from "../confirm-order-action.server.ts";

/** Makes the replacement of a preview, once; see confirmAction. */
export const confirmReplacement = (
  desk: StaffDesk,
  ticketNumber: number,
  requestKey: string,
  confirmed: ConfirmedAmount,
) => confirmAction(desk, ticketNumber, "replacement", requestKey, confirmed);
