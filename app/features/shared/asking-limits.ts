/** How often something may be asked for. The numbers are ours. */
export interface RequestLimit {
  most: number;
  seconds: number;
}

const minutes = (count: number) => count * 60;

export const askingLimits = {
  /** Look-ups and other questions from one address. */
  address: { most: 60, seconds: minutes(10) },
  /** Wrong tries at one order number: numbers can be counted up, addresses would then be tried. */
  order: { most: 10, seconds: minutes(15) },
  /** Wrong tries in the whole shop, from wherever. */
  shop: { most: 2_000, seconds: minutes(10) },
  /** Codes mailed for one order. */
  code: { most: 3, seconds: minutes(60) },
  /** Requests from one order. */
  request: { most: 10, seconds: minutes(24 * 60) },
  /** Tickets opened by one click for one order. */
  report: { most: 5, seconds: minutes(24 * 60) },
  /** Searches in the help centre, and articles offered to who writes, from one address. */
  search: { most: 120, seconds: minutes(10) },
  /** Whether an article helped: one word of one browser. */
  vote: { most: 1, seconds: minutes(24 * 60) },
  /** Such words from one address, whatever its browsers call themselves. */
  votes: { most: 60, seconds: minutes(10) },
  /** Openings of articles that are counted, from one address; more are shown and not counted. */
  views: { most: 120, seconds: minutes(10) },
  /** Searches that are counted for the shop: one of one address, and how many of an address. */
  counted_search: { most: 1, seconds: minutes(24 * 60) },
  counted_searches: { most: 200, seconds: minutes(24 * 60) },
  /** Forms with files from one address: each may be large. */
  files: { most: 30, seconds: minutes(10) },
  /**
   * Messages from one address, of one e-mail address from there, of one e-mail address from wherever, and in the whole
   * shop. Anybody can type anybody's address: from one place they do not use up what its owner may write.
   */
  contact: { most: 10, seconds: minutes(10) },
  contact_pair: { most: 6, seconds: minutes(60) },
  contact_email: { most: 20, seconds: minutes(60) },
  contact_shop: { most: 300, seconds: minutes(10) },
  /** The same text from whomever: more look like spam. */
  contact_text: { most: 3, seconds: minutes(24 * 60) },
  /** An edit that was begun of an order: what is staged in it is shown once. */
  edit_session: { most: 1, seconds: minutes(60) },
  /** Kilobytes of files of people who are not signed in: from one address, and in the whole shop. */
  contact_files_address: { most: 200 * 1024, seconds: minutes(24 * 60) },
  contact_files: { most: 2 * 1024 * 1024, seconds: minutes(24 * 60) },
} as const satisfies Record<string, RequestLimit>;

export type LimitKind = keyof typeof askingLimits;
