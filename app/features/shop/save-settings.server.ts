import { isDeepStrictEqual } from "node:util";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { noteAudit } from "../audit/note-audit.server.ts";
import { publishContactJob } from "../self-service/contact/contact-jobs.ts";
import type { Desk } from "../shared/desk.ts";
import { readSettings } from "./read-settings.server.ts";
import type { ShopSettingsValues } from "./shop-settings.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";

type Change = Omit<Prisma.ShopSettingsUpdateManyMutationInput, "shopId" | "onboarding">;

/** Whether the set-up is on Home is everybody's own business. */
const untold: ReadonlySet<string> = new Set(["onboardingHiddenAt"]);

/**
 * Keeps what the merchant has set, already checked; what is not named stays as it is. Open pages read again.
 * @param isAsSeen whether it is what the form was filled in over; left out: it does not matter
 * @returns whether it was kept
 */
export async function saveSettings(
  desk: Desk,
  change: Change,
  isAsSeen?: (was: ShopSettingsValues) => boolean,
): Promise<boolean> {
  return desk.tx(async (tx) => {
    await tx.db.shopSettings.createMany({ data: [{}], skipDuplicates: true });
    if (isAsSeen) {
      // Of two at once the second compares with what the first has kept.
      await tx.sql`select true as held from shop_settings where shop_id = ${SHOP} for update`;
      if (!isAsSeen(await readSettings(tx))) return false;
    }
    const was: Record<string, unknown> = await tx.db.shopSettings.findFirstOrThrow({});
    await tx.db.shopSettings.updateMany({ data: change });
    const changed = Object.entries(change).filter(
      ([name, value]) => !untold.has(name) && !isDeepStrictEqual(value, was[name]),
    );
    if (changed.length)
      await noteAudit(desk, tx, {
        kind: "settings_changed",
        subject: "settings",
        subjectId: "",
        before: Object.fromEntries(changed.map(([name]) => [name, tell(was[name], desk.shop.currency)])),
        after: Object.fromEntries(changed.map(([name, value]) => [name, tell(value, desk.shop.currency)])),
      });
    // The help button in the theme keeps them.
    if (changed.some(([name]) => name === "hours" || name === "holidays"))
      await tx.enqueue(publishContactJob, {}, { key: "all" });
    tx.announce({ kind: "shop" });
    return true;
  });
}

/** Sums are in the shop's currency. */
const tell = (value: unknown, currency: string): unknown =>
  typeof value === "bigint" ? { minor: value.toString(), currency } : value;
