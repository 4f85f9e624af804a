import { z } from "zod";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { noteAudit } from "#app/features/audit/note-audit.server.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { publishProxyPathJob } from "../self-service-jobs.ts";
import { densityChoices, judgeContrast, leastContrast, letterChoices, mostRadius, styleOf, widthChoices, type Appearance } from "./appearance.ts"; // prettier-ignore
import { parseColour } from "./contrast.ts";
import { readAppearance } from "./read-appearance.server.ts";

const form = z.object({
  accent: z.string().max(100),
  letters: z.enum(letterChoices),
  radius: z.string().max(100),
  buttonWidth: z.enum(widthChoices),
  density: z.enum(densityChoices),
  revision: z.int32(),
});

export type AppearanceProblem = "malformed" | "colour_wrong" | "radius_wrong" | "contrast_low" | "changed_meanwhile";

/**
 * Keeps how self-service looks, and tells the theme. Letters that cannot be told from their button (WCAG 2.1 AA) are
 * refused. `changed_meanwhile`: somebody else saved since the page was read. The field of a refusal is one of the form's.
 */
export async function saveAppearance(desk: StaffDesk, values: unknown): Promise<Outcome<null, AppearanceProblem>> {
  const parsed = form.safeParse(values);
  if (!parsed.success) return refuse("malformed");
  const { accent: typed, radius: typedRadius, revision, ...chosen } = parsed.data;
  const accent = typed.trim() === "" ? null : parseColour(typed);
  if (typed.trim() !== "" && accent === null) return refuse("colour_wrong", { field: "accent" });
  const radius = typedRadius.trim() === "" ? null : /^\d{1,3}$/.test(typedRadius.trim()) ? Number(typedRadius) : NaN;
  if (radius !== null && !(radius <= mostRadius)) return refuse("radius_wrong", { field: "radius" });
  const appearance: Appearance = { ...chosen, accent, radius };
  const judged = judgeContrast(appearance);
  if (judged && judged.letters < leastContrast.letters) return refuse("contrast_low", { field: "letters" });
  const { appearance: before } = await readAppearance(desk);
  return desk.tx(async (tx) => {
    await tx.db.storefrontSettings.createMany({ data: [{}], skipDuplicates: true });
    const kept = await tx.sql`
      update storefront_settings
      set appearance = ${JSON.stringify(appearance)}::jsonb, revision = revision + 1, updated_at = ${desk.now()}::timestamptz
      where shop_id = ${SHOP} and revision = ${revision}::int returning revision`;
    if (!kept.length) return refuse("changed_meanwhile");
    await tx.sql`update shop set storefront_style = ${styleOf(appearance)} where shop_id = ${SHOP}`;
    await noteAudit(desk, tx, { kind: "settings_changed", subject: "settings", subjectId: "appearance", before, after: appearance }); // prettier-ignore
    await tx.enqueue(publishProxyPathJob, {}, { key: "all" });
    tx.announce({ kind: "shop" });
    return succeed(null);
  });
}
