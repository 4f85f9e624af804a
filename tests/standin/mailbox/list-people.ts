import { handleOf } from "../shell/layout.ts";
import { nameOf } from "../shell/store-pages.ts";
import type { ShopState } from "../state.ts";
import type { Mailbox } from "./mailbox.ts";
import type { Person } from "./page/mailbox-api.ts";

const MAX_PEOPLE = 60;
const MAX_ORDERS = 3;

/**
 * Whose mailbox one may look into: customers of the shop with an address, and strangers who have written or were
 * written to. Those with mail come first, the newest on top. `words` (lower case) narrows by name or address.
 */
export function listPeople(mailbox: Mailbox, state: ShopState, words: string): Person[] {
  const { newest, touched, names } = readTraffic(mailbox);
  const people = new Map<string, Person>();
  for (const customer of state.customers) {
    const address = customer.email?.toLowerCase();
    if (!address) continue;
    const { locale } = customer;
    people.set(address, { name: nameOf(customer), address, locale, orders: [], newest: newest.get(address) ?? 0 });
  }
  for (const address of touched.keys()) {
    if (people.has(address)) continue;
    const name = names.get(address) ?? "";
    people.set(address, { name, address, locale: "en", orders: [], newest: newest.get(address) ?? 0 });
  }
  const found = [...people.values()]
    .filter((person) => `${person.name} ${person.address}`.toLowerCase().includes(words))
    .sort((a, b) => (touched.get(b.address) ?? 0) - (touched.get(a.address) ?? 0))
    .slice(0, MAX_PEOPLE);
  addOrders(state, found);
  return found;
}

/** Per address: the newest mail from the shop, the newest mail at all, and the name it was written under. */
function readTraffic(mailbox: Mailbox) {
  const newest = new Map<string, number>();
  const touched = new Map<string, number>();
  const names = new Map<string, string>();
  for (const mail of mailbox.store.list()) {
    const people = mail.direction === "from-shop" ? mail.envelopeTo : [mail.fromAddress.toLowerCase()];
    for (const address of people) {
      touched.set(address, mail.id);
      if (mail.direction === "from-shop") newest.set(address, mail.id);
      else names.set(address, mail.fromName);
    }
  }
  return { newest, touched, names };
}

function addOrders(state: ShopState, people: Person[]): void {
  const byAddress = new Map(people.map((person) => [person.address, person]));
  const handle = handleOf(state.shop.domain);
  for (const order of state.orders.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))) {
    const person = byAddress.get(order.email?.toLowerCase() ?? "");
    if (!person || order.deleted || person.orders.length >= MAX_ORDERS) continue;
    person.orders.push({ name: order.name, url: `/store/${handle}/orders/${order.id}` });
  }
}
