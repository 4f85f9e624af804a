import { z } from "zod";
import { shopperLocales } from "#app/platform/i18n/shopper-languages.server.ts";
import { speak } from "#app/platform/i18n/speak.server.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import {
  defaultContact,
  isOurTopic,
  longestTopic,
  mostTopics,
  ourTopics,
  topicName,
  type ContactSettings,
} from "./topic.ts";

/** A language may be one that shoppers are no longer spoken to in. */
export const localeTag = z.string().regex(/^[A-Za-z0-9-]{2,20}$/);

/** As it is stored in `storefront_settings.topics`, and as the page sends it. */
export const contactSchema = z.strictObject({
  topics: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z0-9-]{1,40}$/),
        isOn: z.boolean(),
        names: z.record(localeTag, z.string().max(longestTopic)),
      }),
    )
    .max(mostTopics),
  sendsReceipt: z.boolean(),
});

/** What the merchant has set, with the number of its last change; ours where they have set nothing. */
export async function readContactSettings(
  desk: Pick<Desk | DeskTx, "db">,
): Promise<ContactSettings & { revision: number }> {
  const row = await desk.db.storefrontSettings.findFirst({ select: { topics: true, topicsRevision: true } });
  const stored = contactSchema.safeParse(row?.topics).data;
  return { ...(stored ?? defaultContact), revision: row?.topicsRevision ?? 0 };
}

/** The topics that are offered, named in the reader's language. */
export function listTopics({ topics }: ContactSettings, locale: string): { key: string; name: string }[] {
  const t = speak(locale, "contact");
  return topics
    .filter(({ isOn }) => isOn)
    .map((topic) => ({
      key: topic.key,
      name: topicName(topic, locale, isOurTopic(topic.key) ? t(`topic.${topic.key}`) : null),
    }));
}

/** What we call our own topics, by language and key. */
export const nameOurTopics = (): Record<string, Record<string, string>> =>
  Object.fromEntries(
    shopperLocales().map((locale) => {
      const t = speak(locale, "contact");
      return [locale, Object.fromEntries(ourTopics.map((key) => [key, t(`topic.${key}`)]))];
    }),
  );
