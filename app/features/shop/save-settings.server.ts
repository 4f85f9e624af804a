import type { Desk } from "../shared/desk.ts";
import type { Prisma } from "#app/platform/db/generated/client.ts";

type Change = Omit<Prisma.ShopSettingsUpdateManyMutationInput, "shopId" | "onboarding">;

/** Keeps what the merchant has set, already checked; what is not named stays as it is. Open pages read again. */
export async function saveSettings(desk: Desk, change: Change): Promise<void> {
  await desk.tx(async (tx) => {
    await tx.db.shopSettings.createMany({ data: [{}], skipDuplicates: true });
    await tx.db.shopSettings.updateMany({ data: change });
    tx.announce({ kind: "shop" });
  });
}
