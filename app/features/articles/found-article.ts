/** A published article that may be put into a reply, as JSON. */
export interface FoundArticle {
  id: string;
  locale: string;
  title: string;
  /** Its words, at most 4,000 characters of them. */
  text: string;
  /** Where shoppers read it; null: the shop's way to us is not known yet. */
  url: string | null;
}

/** What is put into a reply: a link with the title as its words. */
export const articleLink = ({ title, url }: FoundArticle): string =>
  url ? `[${title.replace(/[[\]\n]/g, " ").trim()}](${url})` : title;
