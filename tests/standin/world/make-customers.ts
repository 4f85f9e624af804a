import type { AddressRecord, CustomerRecord } from "../state.ts";
import type { Ids } from "./ids.ts";
import { drawName, findMarket, MARKETS } from "./markets.ts";
import type { Market } from "./markets.ts";
import { ODD_PEOPLE } from "./odd-people.ts";
import type { Random } from "./random.ts";

/** What is given about a person; the rest is drawn. `undefined` is drawn, `null` stays missing. */
export interface PersonGiven {
  countryCode?: string;
  firstName?: string | null;
  lastName?: string | null;
  email?: string | null;
  locale?: string;
  note?: string | null;
  tags?: string[];
  hasAddress?: boolean;
}

/** Makes customers: those given first, then a few with odd names, then as many ordinary ones as are still wanted. */
export function makeCustomers(options: {
  count: number;
  given: readonly PersonGiven[];
  random: Random;
  ids: Ids;
  homeMarket: string;
}): CustomerRecord[] {
  const taken = new Set<string>();
  const people: PersonGiven[] = [...options.given, ...ODD_PEOPLE].slice(
    0,
    Math.max(options.count, options.given.length),
  );
  while (people.length < options.count) people.push({});
  return people.map((person, index) => {
    const random = options.random.fork(`customer ${index}`);
    const market = person.countryCode
      ? findMarket(person.countryCode)
      : random.weigh(MARKETS, (each) => (each.countryCode === options.homeMarket ? each.weight * 2 : each.weight));
    return makeCustomer(person, { market, random, index, taken, id: options.ids.next() });
  });
}

interface Circumstances {
  market: Market;
  random: Random;
  index: number;
  taken: Set<string>;
  id: number;
}

function makeCustomer(person: PersonGiven, circumstances: Circumstances): CustomerRecord {
  const { market, random, index, taken, id } = circumstances;
  const drawn = drawName(market, random);
  const firstName = person.firstName === undefined ? drawn.firstName : person.firstName;
  const lastName = person.lastName === undefined ? drawn.lastName : person.lastName;
  const phoneOnly = person.email === undefined && random.chance(0.03);
  const email =
    person.email === undefined
      ? phoneOnly
        ? null
        : makeEmail(firstName, lastName, market, random, taken)
      : person.email;
  if (email) taken.add(email);
  const phone = phoneOnly || email === null || random.chance(0.55) ? makePhone(market, index) : null;
  return {
    id,
    firstName,
    lastName,
    email,
    phone,
    locale: person.locale ?? market.locale,
    note: person.note ?? null,
    tags: person.tags ?? drawTags(random),
    state: random.chance(0.4) ? "ENABLED" : random.chance(0.1) ? "INVITED" : "DISABLED",
    verifiedEmail: email !== null && random.chance(0.9),
    // Both are moved to the first order and the last change once the orders are known.
    createdAt: "",
    updatedAt: "",
    defaultAddress: person.hasAddress === false ? null : makeAddress(market, random, firstName, lastName, phone),
  };
}

function drawTags(random: Random): string[] {
  const tags: string[] = [];
  if (random.chance(0.06)) tags.push("VIP");
  if (random.chance(0.15)) tags.push("newsletter");
  if (random.chance(0.03)) tags.push("wholesale");
  return tags;
}

/** An address as the people of that market write it. */
export function makeAddress(
  market: Market,
  random: Random,
  firstName: string | null,
  lastName: string | null,
  phone: string | null,
): AddressRecord {
  const home = random.pick(market.cities);
  return {
    firstName: firstName ?? "",
    lastName: lastName ?? "",
    company: random.chance(0.06)
      ? `${lastName ?? firstName ?? "Corner"} ${random.pick(["Studio", "Café", "& Co."])}`
      : null,
    address1: market.addressForm
      .replace("{street}", random.pick(market.streets))
      .replace("{number}", String(random.int(1, 148))),
    address2: random.chance(0.25) ? `${random.pick(["Apt.", "Flat", "Unit"])} ${random.int(1, 40)}` : null,
    city: home.city,
    province: home.province,
    provinceCode: home.provinceCode,
    zip: home.zip,
    country: market.country,
    countryCode: market.countryCode,
    phone,
  };
}

/** A number of the right shape for the market. The index decides it, so that no two customers share one by accident. */
function makePhone(market: Market, index: number): string {
  const room = 10 ** market.phone.digits;
  return market.phone.prefix + String((index * 7919 + 1234) % room).padStart(market.phone.digits, "0");
}

function makeEmail(
  firstName: string | null,
  lastName: string | null,
  market: Market,
  random: Random,
  taken: Set<string>,
): string {
  const first = toAscii(firstName ?? "");
  const last = toAscii(lastName ?? "");
  const local = [first, last].filter(Boolean).join(random.pick([".", "_", ""])) || `guest${random.digits(4)}`;
  const domain = random.pick(market.mailDomains);
  for (let attempt = 0; ; attempt++) {
    const email = `${local}${attempt === 0 ? "" : random.digits(Math.min(1 + attempt, 9))}@${domain}`;
    if (!taken.has(email)) return email;
  }
}

/** Letters and digits only, as in the local part of a mail address. */
function toAscii(name: string): string {
  return name
    .replace(/ł/gi, "l")
    .replace(/ß/g, "ss")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .slice(0, 24);
}
