import { randomUUID } from "node:crypto";
import { z } from "zod";
import { SHOP } from "#app/platform/db/raw-sql.server.ts";
import { shopperLocales } from "#app/platform/i18n/shopper-languages.server.ts";
import { cleanLine } from "#app/platform/mail/clean-string.ts";
import { noteAudit } from "#app/features/audit/note-audit.server.ts";
import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { publishContactJob } from "./contact-jobs.ts";
import { listTopics, localeTag, readContactSettings } from "./read-contact-settings.server.ts";
import { isOurTopic, longestTopic, mostTopics, type ContactSettings, type ContactTopic } from "./topic.ts";

const form = z.object({
  topics: z
    .array(
      z.object({
        /** "": a new one. */
        key: z.string().regex(/^[a-z0-9-]{0,40}$/),
        isOn: z.boolean(),
        names: z.record(localeTag, z.string().max(10_000)),
      }),
    )
    .max(100),
  sendsReceipt: z.boolean(),
  revision: z.int32(),
});

export type ContactSettingsProblem =
  "malformed" | "too_long" | "name_missing" | "too_many_topics" | "changed_meanwhile";

/**
 * Keeps the topics of the contact form, and tells the theme's blocks. The field of a refusal is `topic.3`, counted from 0.
 * `changed_meanwhile`: somebody else saved since the page was read.
 */
export async function saveContactSettings(
  desk: StaffDesk,
  values: unknown,
): Promise<Outcome<null, ContactSettingsProblem>> {
  const parsed = form.safeParse(values);
  if (!parsed.success) return refuse("malformed");
  if (parsed.data.topics.length > mostTopics) return refuse("too_many_topics");
  const topics: ContactTopic[] = [];
  for (const [place, { key, isOn, names: typed }] of parsed.data.topics.entries()) {
    const names: ContactTopic["names"] = {};
    for (const locale of shopperLocales()) {
      const name = cleanLine(typed[locale] ?? "", longestTopic * 4);
      if (name.length > longestTopic) return refuse("too_long", { field: `topic.${place}` });
      // What nobody sees is no name.
      if (/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) names[locale] = name;
    }
    const isKnown = key !== "" && !topics.some((one) => one.key === key);
    if (!isOurTopic(key) && !Object.keys(names).length) return refuse("name_missing", { field: `topic.${place}` });
    topics.push({ key: isKnown ? key : randomUUID(), isOn, names });
  }
  const wanted: ContactSettings = { topics, sendsReceipt: parsed.data.sendsReceipt };
  const before = await readContactSettings(desk);
  return desk.tx(async (tx) => {
    await tx.db.storefrontSettings.createMany({ data: [{}], skipDuplicates: true });
    const kept = await tx.sql`
      update storefront_settings
      set topics = ${JSON.stringify(wanted)}::jsonb, topics_revision = topics_revision + 1, updated_at = ${desk.now()}::timestamptz
      where shop_id = ${SHOP} and topics_revision = ${parsed.data.revision}::int returning 1 as kept`;
    if (!kept.length) return refuse("changed_meanwhile");
    const tell = (settings: ContactSettings) => ({
      contactTopics: listTopics(settings, "en").map(({ name }) => name).join(", "), // prettier-ignore
      contactReceipt: settings.sendsReceipt,
    });
    await noteAudit(desk, tx, { kind: "settings_changed", subject: "settings", subjectId: "contact", before: tell(before), after: tell(wanted) }); // prettier-ignore
    await tx.enqueue(publishContactJob, {}, { key: "all" });
    tx.announce({ kind: "shop" });
    return succeed(null);
  });
}
