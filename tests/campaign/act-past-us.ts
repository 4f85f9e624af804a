import type { OrderRecord } from "#tests/standin/state.ts";
import { message, post } from "#tests/journeys/webhooks-post.ts";
import { orderOf } from "./campaign-shop.ts";
import type { Stage } from "./stage.ts";
import type { MerchantDoes } from "./story.ts";
import { survive } from "./survive.ts";

/** What merchant and customer do in Shopify. Not everything can be done to every order; then nothing happens. */
export function actAsMerchant(stage: Stage, does: MerchantDoes): void {
  const { shop, at } = stage;
  try {
    deeds[does](stage, orderOf(shop, at));
  } catch (error) {
    if (!(error instanceof Error) || error.name === "TypeError") throw error;
  }
}

const deeds: Record<MerchantDoes, (stage: Stage, order: OrderRecord) => void> = {
  send: ({ shop }, { id }) => void shop.world.standin.admin.edits.fulfillOrder(shop.domain, id),
  cancel: ({ shop }, { id }) => shop.world.standin.admin.edits.cancelOrderDirectly(shop.domain, id, { refund: true }),
  address: ({ shop }, { id }) =>
    shop.world.standin.admin.edits.editAddress(shop.domain, id, { address1: "Elsewhere 9", city: "Gdynia" } as never),
  note: ({ changes }, order) => {
    order.note = "Merchant's own";
    // Nothing tells of it: who watches the order would see it only with the next change.
    changes.push({ note: order.note });
    order.updatedAt = new Date().toISOString();
  },
  // Whoever wrote the ticket has bought it, by what Shopify knows now.
  email(_stage, order) {
    order.email = `ana-${order.id}@example.com`;
    order.updatedAt = new Date().toISOString();
  },
  refund: ({ shop }, { id, transactions: [paid] }) =>
    void shop.world.standin.admin.edits.refundOrder(shop.domain, id, {
      transactions: [
        {
          orderId: `gid://shopify/Order/${id}`,
          parentId: `gid://shopify/OrderTransaction/${paid!.id}`,
          gateway: paid!.gateway,
          kind: "REFUND",
          amount: "7.00",
        },
      ],
    }),
  edit: ({ shop, at }, { id }) => shop.world.standin.admin.edits.editOrder(shop.domain, id, Number(at.mug), 1),
  request: ({ shop, at }, { id }) =>
    void shop.world.standin.admin.edits.requestReturn(shop.domain, id, Number(at.mug), 1, "Too small"),
  pay: ({ shop }, { customerId }) => {
    const { edits } = shop.world.standin.admin;
    const invoiced = shop.world.standin.admin
      .state(shop.domain)
      .drafts?.find((one) => one.customerId === customerId && one.invoiceSentAt && one.orderId === null);
    if (invoiced) edits.payInvoice(shop.domain, invoiced.id);
  },
  tidy: ({ shop, tidied }, { customerId }) => {
    const { edits } = shop.world.standin.admin;
    const open = shop.world.standin.admin
      .state(shop.domain)
      .drafts?.find((one) => one.customerId === customerId && one.orderId === null);
    if (!open) return;
    edits.deleteDraft(shop.domain, open.id);
    tidied.add(open.id);
  },
};

/** Brings what Shopify told since, as really signed webhooks, and has the work done that they ask for. */
export async function bringNews({ shop, at }: Stage, how: "lost" | "once" | "twice"): Promise<void> {
  const ids = [at.order.id, at.order.customerId].map(String);
  const isOurs = (text: string) => ids.some((id) => text.includes(id));
  const events = shop.told.splice(0).filter(({ payload }) => isOurs(JSON.stringify(payload)));
  if (how === "lost") return;
  const messages = events.map(({ shop: domain, topic, payload, at: triggeredAt }) =>
    message(domain, topic, payload, { triggeredAt }),
  );
  const all = how === "once" ? messages : [...messages].reverse().concat(messages);
  for (const one of all) await post(one);
  // Where Shopify is away the job is tried again later, in the story by the sweeps.
  if (all.length) await survive(() => shop.world.workJobs());
}
