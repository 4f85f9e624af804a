import type { OrderRecord, ShopState } from "../../state.ts";
import type { WantedLine } from "../calculate-refund.ts";
import type { UserError } from "../errors.ts";
import { readGid } from "../gid.ts";
import { countUnits } from "../order-quantities.ts";
import type { RefundLineInput } from "./refund-input.ts";

/**
 * Checks the lines of a refund one after the other, so that several entries for one line are counted together.
 * Gives the wishes in numbers, and everything that is wrong with them.
 */
export function checkRefundLines(
  state: ShopState,
  order: OrderRecord,
  inputs: readonly RefundLineInput[],
): { wanted: WantedLine[]; errors: UserError[] } {
  const wanted: WantedLine[] = [];
  const errors: UserError[] = [];
  const taken = new Map<string, number>();
  const take = (key: string, quantity: number, limit: number) => {
    const sum = (taken.get(key) ?? 0) + quantity;
    taken.set(key, sum);
    return sum <= limit;
  };

  for (const [place, input] of inputs.entries()) {
    const refuse = (name: string, message: string) =>
      errors.push({ field: ["refundLineItems", String(place), name], message });
    const lineId = readGid("LineItem", input.lineItemId);
    const line = order.lines.find((candidate) => candidate.id === lineId);
    if (!line) {
      refuse("lineItemId", "Line item does not exist on the order");
      continue;
    }
    const units = countUnits(order, line);
    const restockType = input.restockType ?? "NO_RESTOCK";
    if (input.quantity <= 0) refuse("quantity", "Quantity must be greater than 0");
    else if (!take(`refund ${line.id}`, input.quantity, units.refundable))
      refuse("quantity", "Quantity cannot refund more items than were purchased");
    else if (restockType === "CANCEL" && !take(`cancel ${line.id}`, input.quantity, units.unfulfilled))
      refuse("restockType", "Restock type cannot cancel more items than are unfulfilled");
    else if (restockType === "RETURN" && !take(`return ${line.id}`, input.quantity, units.returnable))
      refuse("restockType", "Restock type cannot return more items than were fulfilled");
    if (restockType === "LEGACY_RESTOCK") refuse("restockType", "Restock type is not accepted when creating refunds");

    let locationId: number | null = null;
    if (restockType === "CANCEL" || restockType === "RETURN") {
      locationId = readGid("Location", input.locationId);
      if (!input.locationId) refuse("locationId", "Location can't be blank when items are restocked");
      else if (!state.locations.some((location) => location.id === locationId && location.active))
        refuse("locationId", "Location does not exist or is not active");
    }
    wanted.push({ lineId: line.id, quantity: input.quantity, restockType, locationId });
  }
  return { wanted, errors };
}
