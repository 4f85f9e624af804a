/** What came of an import. */
export interface ImportedCounts {
  added: number;
  /** There already, or refused. */
  left: number;
}

/** A row of a file, as it would be imported. */
export interface ImportRow {
  /** The line of the file where it begins, from 1. */
  line: number;
  title: string;
  category: string;
  locale: string;
  slug: string;
  /** The first words of the text. */
  excerpt: string;
  /** Why it cannot be imported; null: it can. A word of `articles:problem`. */
  problem: string | null;
}

/** A file that was read. */
export interface ImportPreview {
  rows: ImportRow[];
  /** The rows with a problem as a file, to be mended and imported once more; null: there are none. */
  failedCsv: string | null;
  /** How many were added; null: it was only looked at. */
  added: number | null;
}

/** A page or a policy of the shop, as it would be imported. */
export interface ShopText {
  /** Shopify's global id. */
  id: string;
  kind: "page" | "policy";
  title: string;
  excerpt: string;
  /** An article of its address is there. */
  isThere: boolean;
}
