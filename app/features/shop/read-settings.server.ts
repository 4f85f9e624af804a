import type { Desk, DeskTx } from "../shared/desk.ts";
import { holidaysSchema, weekSchema } from "./hours-schema.server.ts";
import { defaultSettings, type ShopSettingsValues } from "./shop-settings.ts";

/** What the merchant has set, with our defaults for the rest. One statement. */
export async function readSettings(desk: Desk | DeskTx): Promise<ShopSettingsValues> {
  const row = await desk.db.shopSettings.findFirst();
  if (!row) return defaultSettings;
  const { hours, holidays, ...plain } = row;
  return { ...plain, hours: parseWeek(hours), holidays: holidaysSchema.safeParse(holidays).data ?? [] };
}

/** Hours as they are stored; null where they are not set, or no hours. */
export const parseWeek = (stored: unknown): ShopSettingsValues["hours"] => weekSchema.safeParse(stored).data ?? null;
