/** What one may write about; ours where the merchant has made no list. */
export const ourTopics = ["order", "delivery", "return", "product", "payment", "account", "other"] as const;
export type OurTopic = (typeof ourTopics)[number];

/** One line of the merchant's list. */
export interface ContactTopic {
  /** Of ours, or made for the merchant's own: never shown. */
  key: string;
  isOn: boolean;
  /** By language; none: ours is named by us. */
  names: Record<string, string>;
}

export const isOurTopic = (key: string): key is OurTopic => (ourTopics as readonly string[]).includes(key);

/** Ours. */
export const mostTopics = 20;
export const longestTopic = 60;

/** What the merchant has set for the contact form. */
export interface ContactSettings {
  topics: ContactTopic[];
  /** Who writes gets a mail that says it has arrived. */
  sendsReceipt: boolean;
}

export const defaultContact: ContactSettings = {
  topics: ourTopics.map((key) => ({ key, isOn: true, names: {} })),
  sendsReceipt: true,
};

/**
 * The name of a topic in a language: the merchant's, else ours, else the merchant's in whatever language there is.
 * @param ours our name for it in that language; null: it is none of ours
 */
export const topicName = (topic: ContactTopic, locale: string, ours: string | null): string =>
  topic.names[locale] ?? ours ?? Object.values(topic.names)[0] ?? topic.key;
