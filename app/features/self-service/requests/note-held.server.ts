import type { Desk } from "#app/features/shared/desk.ts";
import type { RequestInput } from "./request-input.ts";

/** Writes why a request was not done at once although the rule says so, and tells the staff that it waits for them. */
export async function noteHeld(
  desk: Desk,
  requestId: bigint,
  ticket: { id: bigint; number: number },
  input: RequestInput,
  held: string,
): Promise<void> {
  desk.log.info({ requestId: requestId.toString(), held }, "a shopper's request is left to people");
  await desk.tx(async (tx) => {
    await tx.db.shopperRequest.updateMany({ where: { id: requestId }, data: { input: { ...input, held } as object } });
    tx.announce({ kind: "ticket", ticketId: ticket.id.toString(), number: ticket.number, isNews: true });
  });
}
