import pg from "pg";
import { seedConversations } from "#tests/factories/seed-conversations.ts";
import type { TestWorld } from "#tests/setup/start-world.ts";
import type { FormIds } from "./hostile-forms.ts";

/** Some tickets in each of the two shops, and the first shop's ids to fill forms with. */
export async function prepareForms(world: TestWorld): Promise<FormIds> {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  try {
    for (const shop of world.shops) {
      const own = world.world.conversations.filter((one) => one.shopDomain === shop.domain);
      await seedConversations(client, shop, own.slice(0, 5));
    }
    const first = world.shops[0]!.shopId;
    const one = async (text: string) => String((await client.query(text, [first])).rows[0].id);
    return {
      number: await one("select min(number) as id from ticket where shop_id = $1"),
      other: await one("select max(number) as id from ticket where shop_id = $1"),
      messageId: await one(
        `select min(m.id) as id from message m join ticket t on t.shop_id = m.shop_id and t.id = m.ticket_id
         where m.shop_id = $1 and t.number = (select min(number) from ticket where shop_id = $1)`,
      ),
      mailboxId: await one("select min(id) as id from mailbox where shop_id = $1"),
      staffId: await one("select min(id) as id from staff where shop_id = $1"),
      tagId: await one("insert into tag (shop_id, name, key) values ($1, 'old', 'old') returning id"),
    };
  } finally {
    await client.end();
  }
}
