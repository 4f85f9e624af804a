import { keyFor, markOf } from "#app/platform/crypto/secret-box.server.ts";
import type { ShopperVisit } from "../visit.ts";
import { followHours } from "./step.ts";

const key = keyFor("self-service visitor");
const dayMs = 24 * 3_600_000;
const daysBack = Math.ceil(followHours / 24);

type Whose = Pick<ShopperVisit, "address" | "agent"> & { desk: Pick<ShopperVisit["desk"], "shop"> };

/**
 * Names for whoever comes from one address with one browser: another each day (UTC), made with a key of the installation,
 * so that rows of two days cannot be told to be the same person's. Today's first, then those of the days in which a ticket
 * still counts as following: who opens one says with this request what they were called before.
 */
export function nameVisitor({ desk, address, agent }: Whose, at: Date): string[] {
  const names: string[] = [];
  for (let back = 0; back <= daysBack; back++) {
    const day = new Date(at.getTime() - back * dayMs).toISOString().slice(0, 10);
    names.push(markOf(key, JSON.stringify([desk.shop.id.toString(), day, address, agent])).slice(0, 22));
  }
  return names;
}
