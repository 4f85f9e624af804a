import fs from "node:fs";
import { describe, expect, test } from "vitest";

/**
 * The hostile inputs and faults that the product has to survive, and the test that shows it for each. The numbers stay:
 * they stand at the beginning of the tests' titles. Cases 1 to 19 are about money: M01 to M19 of `money-cases.test.ts`.
 */

interface Case {
  /** What comes, and what is expected. */
  says: string;
  /** File and the beginning of a title in it. */
  shown?: [file: string, title: string][];
  /** Why there is nothing to test yet. */
  later?: string;
}

const journey = (name: string) => `tests/journeys/${name}.test.ts`;
const mail = (name: string) => `app/platform/mail/${name}.test.ts`;

const cases: Record<number, Case> = {
  20: {
    says: "a webhook 100 times, 20 at once: one effect",
    shown: [[journey("webhooks-orders"), "case 20: delivered a hundred times"]],
  },
  21: {
    says: "one event by two subscriptions: one effect",
    shown: [[journey("webhooks-orders"), "case 21: of an event that came through another"]],
  },
  22: {
    says: "an older one that comes later: the newest stays",
    shown: [[journey("webhooks-orders"), "case 22 and 23: older than what we have"]],
  },
  23: {
    says: "equally old, another body: read again",
    shown: [[journey("webhooks-orders"), "case 22 and 23: older than what we have"]],
  },
  24: {
    says: "a signature that is bad, missing, of wrong length, base64url, over a body written anew: 401, nothing stored",
    shown: [
      [journey("hostile-webhooks"), "case 24: a signature that is not over these bytes"],
      ["app/platform/shopify/webhook-door.test.ts", "base64url is another text"],
    ],
  },
  25: {
    says: "a right signature under another shop's name: effects on that shop's own ids only",
    shown: [
      [journey("hostile-webhooks"), "case 25: the shop's name is not signed"],
      [journey("webhooks-orders"), "that names another shop only ever touches"],
    ],
  },
  26: {
    says: "5 MB, deep JSON, doubled keys, __proto__: 413 or safe",
    shown: [[journey("hostile-webhooks"), "case 26: a body of any size and shape"]],
  },
  27: {
    says: "a burst of 500: all taken, by few commits, the queue drains (how fast is measured by the bench)",
    shown: [[journey("hostile-webhooks"), "case 27: five hundred at once"]],
  },
  28: {
    says: "the database is down: 5xx, no loss after",
    shown: [
      [journey("hostile-webhooks"), "case 28: while the database does not take it"],
      [journey("hostile-webhooks"), "case 28: a database that takes no connection"],
    ],
  },
  29: {
    says: "a lost webhook: found by comparing, within the interval",
    shown: [[journey("reconciliation"), "case 29: a lost orders/create"]],
  },
  30: {
    says: "uninstalled, then late news: dropped, tokens gone, jobs stop",
    shown: [[journey("webhooks-shop"), "case 30: uninstalling ends everything"]],
  },
  31: {
    says: "shop/redact: everything goes, unless the app is installed again",
    shown: [
      [journey("webhooks-shop"), "case 31: the shop is not erased while it has the app"],
      [journey("webhooks-shop"), "case 31: two days later every row and file"],
    ],
  },
  32: {
    says: "customers/redact: that person's data goes, others' stays",
    shown: [
      [journey("privacy-erase"), "case 32: customers/redact takes Ana out"],
      [journey("privacy-shopper"), "case 32: customers/redact leaves nothing of her"],
      [journey("privacy-neighbours"), "case 32: a name and an address with a hyphen"],
      [journey("privacy-neighbours"), "case 32: who is called or reached nearly the same"],
    ],
  },
  33: {
    says: "customers/data_request: mail, notes and files of this shop",
    shown: [
      [journey("privacy-export"), "case 33: customers/data_request"],
      [journey("privacy-shopper"), "case 33: customers/data_request has her requests"],
    ],
  },
  34: {
    says: "customers/merge: conversations follow",
    shown: [[journey("customers-merge"), "case 34: customers/merge"]],
  },
  35: {
    says: "mails of 10, 35 and 100 MB: limits hold, the next is not late",
    shown: [
      ["tests/mail/hostile-mails.test.ts", "case 35 and 36: beyond the limits"],
      ["tests/mail/hostile-mails.test.ts", "case 35: a small mail does not wait"],
      [mail("smtp"), "case 35: is refused when it is too large"],
      [journey("mail-doors"), "case 35: by SMTP a mail to thirty plus addresses"],
    ],
  },
  36: {
    says: "thousands of parts and levels, open boundaries, a message in itself: a stub and the raw mail",
    shown: [
      ["tests/mail/hostile-mails.test.ts", "case 35 and 36: beyond the limits"],
      ["tests/mail/corpus.test.ts", "message-in-itself"],
    ],
  },
  37: {
    says: "nested <div>, huge attributes, long lines, thousands of >: the deadline holds",
    shown: [
      ["tests/mail/hostile-mails.test.ts", "case 35, 36 and 37: within the limits"],
      ["tests/mail/hostile-mails.test.ts", "case 37: is ended at the deadline"],
    ],
  },
  38: {
    says: "archives, .pht, SVG, HTML, polyglots, paths, NUL and turned names: kept inert, names clean",
    shown: [[journey("hostile-mail"), "case 38: a file of a mail is kept as it is"]],
  },
  39: {
    says: "script, styles and addresses from outside, in every place that shows words: nothing runs, loads or covers",
    shown: [
      ["tests/browser/hostile-words.test.ts", "case 39: words from outside are words"],
      ["tests/browser/hostile-mail.test.ts", "case 39: shows a hostile mail"],
      ["tests/browser/hostile-mail.test.ts", "case 39: opens every mail of the corpus"],
      [mail("sanitise-html"), "case 39: sanitiseHtml makes inert"],
      [mail("mail-frame"), "case 39: loads nothing from other servers"],
    ],
  },
  40: {
    says: "two senders, groups, our name, look-alikes: one defined sender, doubt is shown",
    shown: [[journey("hostile-mail"), "case 40: there is one sender"]],
  },
  41: {
    says: "a forged colleague with a known Message-ID: a guest, and not sent on",
    shown: [[journey("hostile-mail"), "case 41: who writes under the name of somebody"]],
  },
  42: {
    says: "a guessed, cut or other shop's token: a new ticket, nothing of the old one (tokens do not expire)",
    shown: [
      [journey("mail-threading"), "case 42: a new ticket, with nothing of the old one"],
      [mail("message-id"), "case 42: do not survive any single changed"],
    ],
  },
  43: {
    says: "a stranger in the thread: a guest, the owner stays",
    shown: [[journey("mail-threading"), "case 43: a stranger with the right References"]],
  },
  44: {
    says: "line breaks in subject, names, addresses, file names: no header more",
    shown: [
      [journey("hostile-mail"), "case 44: line breaks in a subject"],
      [mail("compose-mail"), "case 44: no field adds a header"],
    ],
  },
  45: {
    says: "two machines answer each other: it stops at the limit",
    shown: [[journey("acknowledgement"), "case 45: two shops that write to each other stop"]],
  },
  46: {
    says: "a report about a mail that we did not send: no state changes",
    shown: [[journey("mail-automatic"), "case 46: a report about %s"]],
  },
  47: {
    says: "one mail by two ways, a kill between keeping and filing: once (there is no IMAP to lose a mark at)",
    shown: [
      [journey("mail-once"), "case 47: the same mail by two ways"],
      [journey("mail-crash"), "case 47: killed before the commit"],
      [journey("mail-crash"), "case 47: killed after the commit"],
    ],
  },
  48: {
    says: "charsets, NUL, lone surrogates, 10,000 marks, right to left: stored, shown, found, no 500",
    shown: [
      [journey("hostile-text"), "case 48: what is hard to store"],
      [journey("hostile-text"), "case 48: in an address"],
      [journey("hostile-mail"), "case 48: odd text of a mail"],
      ["tests/mail/mutations.test.ts", "any mutation is read or becomes a stub"],
    ],
  },
  49: {
    says: "dates of 1970 and 2099: order and waiting by arrival",
    shown: [[journey("hostile-mail"), "case 49: messages stand in the order"]],
  },
  50: {
    says: "a flood of posts from the theme: limits, one ticket, no mail",
    shown: [
      [journey("storefront-hostile"), "case 50: one click a hundred times"],
      [journey("storefront-contact"), "case 50: what strangers try"],
      [journey("storefront-strangers"), "case 50: a flood of requests and messages"],
    ],
  },
  51: {
    says: "every route with every id of another shop: as if it were not there",
    shown: [
      [journey("tenancy-routes"), "case 51: every route with an id"],
      [journey("tenancy-routes"), "case 51: nothing of another shop's comes through"],
      [journey("tenancy-database"), "is not found by the other shop's key"],
      [journey("inbox-search"), "another shop finds nothing of this one"],
      [journey("inbox-bulk"), "another shop neither sees nor takes back"],
      [journey("jobs-and-live"), "of another shop hear nothing"],
    ],
  },
  52: {
    says: "somebody without the right: refused and logged",
    shown: [
      [journey("hostile-rights"), "case 52: who is not the owner"],
      [journey("hostile-rights"), "case 52: a text that somebody else"],
    ],
  },
  53: {
    says: "tokens of another secret, method, app, host or time, and after uninstalling: 401",
    shown: [
      [journey("staff-door"), "case 53: a token is refused"],
      [journey("staff-door"), "case 53: after uninstalling"],
      [journey("hostile-doors"), "case 53: without a token that Shopify signed"],
    ],
  },
  54: {
    says: "forged, old, doubled and re-cut proxy queries: refused, nothing of anybody's",
    shown: [
      [journey("storefront-hostile"), "case 54: what Shopify did not sign so"],
      [journey("storefront-strangers"), "case 54: at every door"],
    ],
  },
  55: {
    says: "guessing orders: one answer at one cost, no wildcards, and then a lock",
    shown: [
      [journey("storefront-hostile"), "case 55: who counts numbers up"],
      [journey("storefront-strangers"), "case 55: who counts up numbers in other forms"],
    ],
  },
  56: {
    says: "open redirects and foreign frames: refused",
    shown: [
      [journey("staff-door"), "case 56: lead nobody to"],
      [journey("staff-door"), "case 56: are not framed by"],
      [journey("staff-door"), "case 56: are framed by the shop"],
    ],
  },
  57: {
    says: "addresses inside the network: the server goes to none that somebody names",
    shown: [[journey("hostile-secrets"), "case 57: the server goes to no address"]],
  },
  58: {
    says: "fields that no form has: ignored",
    shown: [[journey("hostile-fields"), "case 58: fields that no form has"]],
  },
  59: { says: "templates that loop or ask for secrets", later: "there are no templates that are run" },
  60: {
    says: "formulas, quotes and line breaks in a file: neutralised, many rows streamed",
    shown: [
      [journey("hostile-rights"), "case 60: no cell of a file is a formula"],
      ["app/features/privacy/csv-cells.test.ts", "case 60: %j cannot run"],
    ],
  },
  61: { says: "a mail that tells a model what to do", later: "no model reads mail" },
  62: {
    says: "connections break, none is left, deadlocks, serialisation, a full disk: nothing accepted is lost, it recovers",
    shown: [
      [journey("database-restart"), "case 62: all connections break"],
      [journey("hostile-database"), "case 62: at the commit there comes"],
      [journey("hostile-database"), "case 62: two that wait for each other"],
      [journey("hostile-database"), "case 62: with every connection taken"],
    ],
  },
  63: {
    says: "a token ends in the middle, two renew at once, the renewing token is dead: one renewal, the shop is marked",
    shown: [
      [journey("shopify-tokens"), "case 63: a token with less than five minutes"],
      [journey("shopify-tokens"), "case 63: also when several processes"],
      [journey("shopify-tokens"), "case 63: a token that Shopify no longer takes"],
      [journey("shopify-tokens"), "case 63: a dead refresh token"],
    ],
  },
  64: {
    says: "changes of the clocks, leap days, far zones, the server's own zone: the same deadlines",
    shown: [
      [journey("hostile-clock"), "case 64: the same deadlines"],
      [journey("hostile-clock"), "case 64: an agent at the other end"],
      ["app/features/shop/business-hours.test.ts", "on a leap day"],
    ],
  },
  65: {
    says: "a form of another site at every action: 401; in the theme nothing is done",
    shown: [
      [journey("hostile-doors"), "case 65: a form that another site posts"],
      [journey("storefront-hostile"), "case 65: a page of another site posts"],
      [journey("storefront-strangers"), "case 65: another site posts"],
    ],
  },
  66: {
    says: "secrets of every length and beginning: compared in equal time, no throw",
    shown: [
      [journey("hostile-secrets"), "case 66: %s"],
      [journey("hostile-secrets"), "case 66: what carries a mark of ours"],
      [journey("hostile-secrets"), "case 66: a secret is compared"],
      [journey("storefront-hostile"), "case 66: a code, a pass or a token"],
      [journey("storefront-strangers"), "case 66: pass, token and key of a request"],
    ],
  },
};

test("cases 20 to 66 are all here, each with a test or a reason", () => {
  expect(Object.keys(cases).map(Number)).toEqual(Array.from({ length: 47 }, (_, index) => 20 + index));
  for (const [number, { shown, later }] of Object.entries(cases))
    expect(Boolean(shown?.length) !== Boolean(later), `case ${number}`).toBe(true);
});

describe("the test of", () => {
  const all = Object.entries(cases).flatMap(([number, { shown = [] }]) =>
    shown.map(([file, title]) => [number, title, file] as const),
  );
  test.each(all)("case %s: %s (%s)", (_, title, file) => {
    const text = fs.readFileSync(file, "utf8");
    expect(text.includes(`"${title}`) || text.includes(`\`${title}`), `${file} has no "${title}…"`).toBe(true);
  });

  test("a number in a title stands in this list, in the file where it is found", () => {
    const files = fs
      .globSync(["tests/**/*.test.ts", "app/**/*.test.ts"])
      .filter((name) => !name.endsWith("hostile-cases.test.ts"));
    for (const file of files)
      for (const [, numbers] of fs.readFileSync(file, "utf8").matchAll(/"case ([\d, and]+?): /g))
        for (const number of numbers!
          .match(/\d+/g)!
          .map(Number)
          .filter((one) => one >= 20))
          expect(cases[number]?.shown?.map(([name]) => name) ?? [], `case ${number}`).toContain(file);
  });
});
