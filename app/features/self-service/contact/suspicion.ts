/** What is looked at to tell spam from a customer. */
export interface Judged {
  name: string;
  message: string;
  /** A field that people do not see was filled in. */
  fellForTrap: boolean;
  /** Since the page was made; null: not known. */
  openSeconds: number | null;
  /** How often the same text came from anywhere within a day, this time included. */
  timesSeen: number;
  /** There is an order of this address. */
  isBuyer: boolean;
}

/** So many points make a message spam; all numbers here are ours. */
export const spamPoints = 3;
const fastestSeconds = 2;
const oftenSeen = 4;

/** Shorter texts many people write by themselves: "Where is my order?", "👍". Ours. */
const fewestLetters = 60;

/** What a text comes down to, for telling whether it is sent again and again; null: it is too short to say that. */
export function sameWords(message: string): string | null {
  const words = message.normalize("NFKC").toLowerCase();
  if ((words.match(/\p{L}/gu)?.length ?? 0) < fewestLetters) return null;
  return words.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** What is offered to shops by strangers, and hardly ever asked of them. */
const offers = [
  /\bseo\b/i,
  /\bback\s?links?\b/i,
  /\bguest post/i,
  /\b(first|top) (page|rank\w*) (of|on) google/i,
  /\b(web|app) ?(design|development) (service|agency|company)/i,
  /\bdigital marketing\b/i,
  /\bcasino|\bviagra\b|\bcialis\b|\bforex\b/i,
  /\b(crypto|bitcoin)\b.{0,60}\b(invest|profit|wallet|earn)/is,
  /\b(business|quick|fast) (loan|funding)/i,
  /\b(increase|boost|drive) (your )?(sales|traffic)/i,
  /\bpozycjonowani\w+/i,
  /\btráfego (pago|orgânico)|\bmarketing digital\b/i,
];

/**
 * How much a message looks like spam, in points. Customers write links to parcels and pictures: one is nothing, and who
 * has bought here needs more than others.
 */
export function countSuspicion({ name, message, fellForTrap, openSeconds, timesSeen, isBuyer }: Judged): number {
  const links = message.match(/\bhttps?:\/\/|\bwww\./gi)?.length ?? 0;
  const offered = offers.filter((offer) => offer.test(message)).length;
  const rest = message.replace(/\S*(?:https?:\/\/|www\.)\S*/gi, "").replace(/\P{L}+/gu, "");
  return (
    (fellForTrap ? spamPoints : 0) +
    // Browsers without script do not tell it of a form in the theme; our script always does.
    (openSeconds === null ? 1 : openSeconds < fastestSeconds ? spamPoints : 0) +
    (timesSeen >= oftenSeen ? spamPoints : 0) +
    (links >= 6 ? 3 : links >= 3 ? 2 : links >= 2 ? 1 : 0) +
    (/<a\s|\[url/i.test(message) ? spamPoints : 0) +
    (links > 0 && rest.length < 10 ? 2 : 0) +
    (/https?:|www\.|\.(com|ru|xyz|top)\b/i.test(name) ? 2 : 0) +
    Math.min(offered, spamPoints) -
    (isBuyer ? 2 : 0)
  );
}
