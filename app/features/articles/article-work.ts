/** When something stands in the to-do list of the help articles. All numbers are ours. */
export const workRules = {
  /** A search that found nothing, made so often. */
  searches: 2,
  /** What was put aside comes back when it goes on after so many days. */
  asideDays: 30,
  /** Days that are looked at, and compared with as many before. */
  days: 30,
  /** Fewer votes tell nothing. */
  votes: 10,
  /** Helpful to fewer than this share… */
  helpfulShare: 0.5,
  /** …or to so much fewer than in the days before. */
  helpfulFall: 0.2,
  /** Tickets of people who had read it: so many, and this share of its views. */
  tickets: 3,
  ticketShare: 0.1,
} as const;

export interface Votes {
  helpful: number;
  unhelpful: number;
}

/** The share that found it helpful; null: too few votes to tell. */
export function helpfulShare({ helpful, unhelpful }: Votes): number | null {
  const votes = helpful + unhelpful;
  return votes < workRules.votes ? null : helpful / votes;
}

/** Whether an article helps too few, or clearly fewer than before. */
export function isUnhelpful(now: Votes, before: Votes): boolean {
  const [share, earlier] = [helpfulShare(now), helpfulShare(before)];
  if (share === null) return false;
  return share < workRules.helpfulShare || (earlier !== null && earlier - share >= workRules.helpfulFall - 1e-9);
}

/** Whether too many of those who read it then wrote to the shop. */
export const isFollowed = ({ views, tickets }: { views: number; tickets: number }): boolean =>
  tickets >= workRules.tickets && tickets >= views * workRules.ticketShare;

/** The to-do list, as JSON. */
export interface ArticleWork {
  check: CheckWork[];
  write: SearchWork[];
  fix: FixWork[];
  review: ReviewWork[];
}

/** A published text in which the name of somebody who asked to be erased may stand. */
export interface CheckWork {
  id: string;
  locale: string;
  title: string;
  /** YYYY-MM-DD */
  askedOn: string;
}

export interface SearchWork {
  locale: string;
  words: string;
  times: number;
  lastAt: string;
}

export interface FixWork {
  id: string;
  title: string;
  kind: "unhelpful" | "followed";
  /** Shares, 0 to 1; null: too few votes to tell. */
  share: number | null;
  earlierShare: number | null;
  views: number;
  tickets: number;
}

export interface ReviewWork {
  id: string;
  title: string;
  /** YYYY-MM-DD */
  reviewOn: string;
  owner: string | null;
}
