import { z } from "zod";
import type { Desk } from "#app/features/shared/desk.ts";
import { asTheTheme, densityChoices, letterChoices, mostRadius, widthChoices, type Appearance } from "./appearance.ts";
import { parseColour } from "./contrast.ts";

/** As stored; what is not as it should be is the theme's. */
export const storedAppearance = z.object({
  accent: z
    .string()
    .nullable()
    .transform((typed) => (typed === null ? null : parseColour(typed)))
    .catch(null),
  letters: z.enum(letterChoices).catch("auto"),
  radius: z.number().int().min(0).max(mostRadius).nullable().catch(null),
  buttonWidth: z.enum(widthChoices).catch("fit"),
  density: z.enum(densityChoices).catch("normal"),
});

export interface KeptAppearance {
  appearance: Appearance;
  /** Counts each save: who saves with an older one is told that somebody else was faster. */
  revision: number;
}

/** How the merchant wants self-service to look. */
export async function readAppearance(desk: Desk): Promise<KeptAppearance> {
  const row = await desk.db.storefrontSettings.findFirst({ select: { appearance: true, revision: true } });
  const parsed = storedAppearance.safeParse(row?.appearance);
  return { appearance: parsed.success ? parsed.data : asTheTheme, revision: row?.revision ?? 0 };
}
