import type { ArticleFacts } from "./article-facts.ts";
import type { ArticleState } from "./article-state.ts";

/** An article in the list, as JSON. */
export interface ArticleLine {
  id: string;
  categoryId: string;
  /** In the reader's language where there is such a text, else in another. */
  title: string;
  slug: string;
  state: ArticleState;
  texts: { locale: string; isPublished: boolean; hasDraft: boolean }[];
  owner: string | null;
  /** YYYY-MM-DD */
  reviewOn: string | null;
  isReviewDue: boolean;
  /** In the last 30 days; votes of the same days. */
  views: number;
  helpful: number;
  unhelpful: number;
  /** Who was about to write, and said that it answered them. */
  answered: number;
}

/** An article that is opened for writing, as JSON. */
export interface ArticleView {
  id: string;
  isArchived: boolean;
  isLive: boolean;
  facts: ArticleFacts;
  /** All languages in which something is written. */
  locales: { locale: string; isPublished: boolean; hasDraft: boolean }[];
  text: ArticleTextView;
  versions: VersionLine[];
  isReviewDue: boolean;
}

/** One language of it. */
export interface ArticleTextView {
  locale: string;
  /** The draft where there is one, else what is published. */
  title: string;
  html: string;
  revision: number;
  isPublished: boolean;
  hasDraft: boolean;
  publishedAt: string | null;
  draftAt: string | null;
  draftBy: string | null;
}

export interface VersionLine {
  version: number;
  title: string;
  publishedAt: string;
  /** null: imported, or of somebody who is not known any more. */
  by: string | null;
  isCurrent: boolean;
}
