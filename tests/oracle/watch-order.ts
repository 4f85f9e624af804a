import type { AdminApi } from "#tests/standin/admin/admin-api.ts";
import { orderIn, type OrderBooks } from "./order-books.ts";

/** What became another one. */
export interface OrderChange {
  note?: string;
  address?: string;
  /** Handle of a hold. */
  held?: string;
  /** Id of a hold. */
  released?: string;
  /** How many of which lines of returns came back, or went out for them, at once: see `wordOf`. */
  settled?: string;
}

/** Writes down, from the shop's own state, what of an order changes. Gives the way to stop. */
export function watchOrder(admin: Pick<AdminApi, "onChange">, books: Watched, changes: OrderChange[]): () => void {
  let before = look(books);
  return admin.onChange(() => {
    const now = look(books);
    if (now.note !== before.note) changes.push({ note: now.note });
    if (now.address !== before.address) changes.push({ address: now.address });
    for (const [id, held] of now.holds) if (!before.holds.has(id)) changes.push({ held });
    for (const id of before.holds.keys()) if (!now.holds.has(id)) changes.push({ released: String(id) });
    const settled = [...now.settled].map(([id, units]) => ({ id, quantity: units - (before.settled.get(id) ?? 0) }));
    if (settled.some(({ quantity }) => quantity)) changes.push({ settled: wordOf(settled) });
    before = now;
  });
}

/** Lines with their units, as one word: the same ones have the same. */
export const wordOf = (lines: readonly { id: string; quantity: number }[]): string =>
  lines
    .filter(({ quantity }) => quantity)
    .map(({ id, quantity }) => `${id}:${quantity}`)
    .sort()
    .join(" ");

type Watched = Pick<OrderBooks, "state" | "orderId">;

function look(books: Watched) {
  const { note, shippingAddress, holds, returns } = orderIn(books);
  const lines = (returns ?? []).flatMap((one) => [...one.lines, ...one.exchange]);
  return {
    note: note ?? "",
    address: shippingAddress?.address1 ?? "",
    holds: new Map((holds ?? []).map(({ id, handle }) => [id, handle])),
    settled: new Map(lines.map(({ id, processed }) => [String(id), processed])),
  };
}
