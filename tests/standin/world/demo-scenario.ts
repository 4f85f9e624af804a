import type { OrderRecord, ShopState } from "../state.ts";
import type { Discount } from "./make-lines.ts";
import type { PersonGiven } from "./make-customers.ts";

/** One story that the demo recommends: a customer who has exactly these orders, the newest of which it is about. */
export interface DemoStory {
  about: string;
  customer: PersonGiven & { email: string };
  /** Why the customer has already written about the newest order; `null` leaves the writing to the demo's visitor. */
  writesBecause: string | null;
  /** Oldest first. */
  orders: {
    fate: string;
    ageDays: number;
    /** `[product's title, variant's title or null for the first, quantity]` */
    items: [string, string | null, number][];
    discount: Discount;
  }[];
}

const noDiscount: Discount = { code: null, percent: 0, amount: 0, freeShipping: false };

/** The main shop's stories. The demo and the browser tests begin with `refund`. */
export const DEMO_STORIES = {
  refund: {
    about: "Several lines with pictures, paid by card in euros and delivered: one mug can be refunded.",
    writesBecause: null,
    customer: {
      countryCode: "IE",
      firstName: "Emma",
      lastName: "Byrne",
      email: "emma.byrne@inbox.example",
      locale: "en-IE",
      tags: ["VIP"],
    },
    orders: [
      { fate: "delivered", ageDays: 182, items: [["Sunrise Blend", null, 2]], discount: noDiscount },
      {
        fate: "delivered",
        ageDays: 64,
        items: [
          ["Masala Chai", "100 g", 1],
          ["Oat Cookies", null, 2],
        ],
        discount: noDiscount,
      },
      {
        fate: "delivered lately",
        ageDays: 6.3,
        items: [
          ["Morning Mug", "Ocean blue", 2],
          ["Sunrise Blend", "250 g / Filter", 1],
          ["Earl Grey Supreme", "100 g", 1],
          ["V-Dripper", "Size 02", 1],
        ],
        discount: { code: "WELCOME10", percent: 10, amount: 0, freeShipping: false },
      },
    ],
  },
  foreignCurrency: {
    about: "Paid in Brazilian reais in a shop that reckons in euros, tax on top.",
    writesBecause: "damaged in transit",
    customer: {
      countryCode: "BR",
      firstName: "Mariana",
      lastName: "Oliveira",
      email: "mariana.oliveira@correio.example",
      locale: "pt-BR",
      tags: [],
    },
    orders: [
      {
        fate: "delivered lately",
        ageDays: 17,
        items: [
          ["Espresso Cup, set of 2", "White", 1],
          ["Brazil Cerrado", null, 3],
          ["Dark Chocolate 72 %", null, 2],
        ],
        discount: noDiscount,
      },
    ],
  },
  yen: {
    about: "Paid in yen, a currency without decimals.",
    writesBecause: null,
    customer: {
      countryCode: "JP",
      firstName: "Yuki",
      lastName: "Tanaka",
      email: "yuki.tanaka@mail.example",
      locale: "ja",
      tags: [],
    },
    orders: [
      {
        fate: "delivered lately",
        ageDays: 9,
        items: [
          ["Matcha Ceremonial, 30 g", null, 3],
          ["Bamboo Whisk", null, 1],
        ],
        discount: noDiscount,
      },
    ],
  },
  dinar: {
    about: "Paid in Kuwaiti dinars, a currency with three decimals.",
    writesBecause: null,
    customer: {
      countryCode: "KW",
      firstName: "Noura",
      lastName: "Al-Mutairi",
      email: "noura.almutairi@inbox.example",
      locale: "en",
      tags: [],
    },
    orders: [
      {
        fate: "delivered lately",
        ageDays: 17,
        items: [
          ["Gooseneck Kettle", "Steel", 1],
          ["Paper Filters, 100 pcs", null, 3],
        ],
        discount: noDiscount,
      },
    ],
  },
  stuckParcel: {
    about: "No scan for more than six days.",
    writesBecause: "no scan for days",
    customer: {
      countryCode: "PL",
      firstName: "Piotr",
      lastName: "Zieliński",
      email: "piotr.zielinski@poczta.example",
      locale: "pl",
      tags: [],
    },
    orders: [
      {
        fate: "stuck without a scan",
        ageDays: 10.5,
        items: [
          ["Hand Grinder", null, 1],
          ["Midnight Espresso", null, 2],
        ],
        discount: noDiscount,
      },
    ],
  },
  severalPayments: {
    about: "Paid with a gift card and a card.",
    writesBecause: "part missing",
    customer: {
      countryCode: "DE",
      firstName: "Jonas",
      lastName: "Weber",
      email: "jonas.weber@post.example",
      locale: "de",
      tags: [],
    },
    orders: [
      {
        fate: "gift card and card",
        ageDays: 15,
        items: [
          ["French Press", "1 l", 1],
          ["Colombia Huila", null, 2],
          ["Linen Tea Towel", "Checks", 1],
        ],
        discount: noDiscount,
      },
    ],
  },
} satisfies Record<string, DemoStory>;

/** The newest order of a story's customer. Throws when the shop was made without the stories. */
export function findStoryOrder(state: ShopState, story: DemoStory): OrderRecord {
  const customer = state.customers.find((each) => each.email === story.customer.email);
  const order = customer && state.orders.findLast((each) => each.customerId === customer.id);
  if (!order) throw new Error(`${state.shop.domain} knows no order of ${story.customer.email}`);
  return order;
}
