import { expect, test } from "vitest";
import { countSuspicion, sameWords, spamPoints, type Judged } from "./suspicion.ts";

const plain: Judged = {
  name: "Ana Nowak",
  message: "My cup arrived broken. Could you send me another one?",
  fellForTrap: false,
  openSeconds: 40,
  timesSeen: 1,
  isBuyer: false,
};
const link = "https://example.com/a";

test.each<[string, Partial<Judged>]>([
  ["a plain message", {}],
  ["from a block, which tells no time", { openSeconds: null }],
  ["with one link", { message: `The carrier says ${link} that it was delivered, and it was not.` }],
  ["with two links", { message: `See ${link} and ${link}: which of the two is right for me?` }],
  ["in capitals and angry", { message: "WHERE IS MY MONEY?!! THIS IS THE THIRD TIME!!!" }],
  ["a buyer with five links to products", { message: `I want these: ${`${link} `.repeat(5)}please`, isBuyer: true }],
  ["a buyer who builds websites", { message: "I do SEO and digital marketing, and I love your tea.", isBuyer: true }],
  ["two people with the same few words", { message: "Hello", timesSeen: 2 }],
])("is let in: %s", (_, judged) => {
  expect(countSuspicion({ ...plain, ...judged })).toBeLessThan(spamPoints);
});

test.each<[string, Partial<Judged>]>([
  ["the field nobody sees", { fellForTrap: true }],
  ["faster than anybody types", { openSeconds: 1 }],
  ["the fourth time the same text", { timesSeen: 4 }],
  ["six links", { message: `Look ${`${link} `.repeat(6)} these are nice pages` }],
  ["markup of links", { message: 'Hi <a href="x">x</a>' }],
  ["links of a forum", { message: "[url=x]cheap[/url]" }],
  ["links and nothing else", { message: `${link} ${link}` }],
  ["an offer", { message: "We offer SEO and backlinks, on the first page of Google in a month" }],
  ["a name that is an address, with links", { name: "win.xyz", message: `Hello there friend ${link} ${link}` }],
])("looks like spam: %s", (_, judged) => {
  expect(countSuspicion({ ...plain, ...judged })).toBeGreaterThanOrEqual(spamPoints);
});

test("only longer texts are told to be the same", () => {
  const long = "Good day, please call me about a great opportunity for you and for all of your customers.";
  expect(sameWords(`${long.toUpperCase()}!!`)).toBe(sameWords(long));
  expect(sameWords(long)).not.toBeNull();
  for (const short of ["Where is my order?", "👍👍", "1001 ".repeat(40), ""]) expect(sameWords(short)).toBeNull();
});
