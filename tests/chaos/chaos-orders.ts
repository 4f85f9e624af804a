import type pg from "pg";
import { pair, sampleLine, sampleOrder } from "#tests/standin/admin/sample-orders.ts";
import type { OrderRecord, ShopState } from "#tests/standin/state.ts";

/** A ticket about an order on which acts are made. */
export interface ActCase {
  order: OrderRecord;
  ticketNumber: number;
  customerEmail: string;
}

const firstId = 9_000_001;
const firstNumber = 1_000_001;
const emailOf = (id: number): string => `ana-${id}@example.com`;

/** Paid orders of two mugs (10.00 each), a tea (5.00) and shipping (4.00), put into the pretend shop. */
export function addOrders(state: ShopState, count: number): OrderRecord[] {
  const [mug, tea] = state.products.map(({ id, variants }) => ({ productId: id, variantId: variants[0]!.id }));
  const someone = state.customers.find(({ email }) => email)!;
  const at = new Date().toISOString();
  const orders = Array.from({ length: count }, (_, place) => {
    const id = firstId + place;
    // Of a customer of its own: a gift of store credit is told by who got it.
    state.customers.push({ ...someone, id, email: emailOf(id) });
    return sampleOrder(id, {
      presentmentCurrency: state.shop.currencyCode,
      taxesIncluded: true,
      customerId: id,
      createdAt: at,
      processedAt: at,
      updatedAt: at,
      lines: [
        sampleLine(id * 10 + 1, { ...mug, title: "Mug", quantity: 2, unitPrice: pair(1000), tax: pair(374) }),
        sampleLine(id * 10 + 2, { ...tea, title: "Tea", quantity: 1, unitPrice: pair(500), tax: pair(93) }),
      ],
      shippingLines: [{ id: id * 10 + 5, title: "Standard", price: pair(400), discount: pair(0), tax: pair(75) }],
    });
  });
  for (const { variantId } of [mug!, tea!])
    for (const location of state.locations) state.inventory[`${variantId}:${location.id}`] = 1_000_000;
  state.orders.push(...orders);
  return orders;
}

/** A ticket of its own customer for each of them, to which a person has pinned the order. */
export async function addTickets(client: pg.Client, shopId: string, orders: OrderRecord[]): Promise<ActCase[]> {
  const cases: ActCase[] = [];
  for (const [place, order] of orders.entries()) {
    const [ticketNumber, customerEmail] = [firstNumber + place, emailOf(order.id)];
    const { rows } = await client.query<{ id: string }>(
      "insert into customer (shop_id, email, name) values ($1, $2, 'Ana') returning id",
      [shopId, customerEmail],
    );
    await client.query(
      `insert into ticket (shop_id, number, subject, customer_id, customer_name, order_id, order_name, order_match,
                           last_activity_at)
       values ($1, $2, 'Broken mug', $3, 'Ana', $4, $5, 'pinned', now())`,
      [shopId, ticketNumber, rows[0]!.id, order.id, order.name],
    );
    cases.push({ order, ticketNumber, customerEmail });
  }
  return cases;
}
