import { refreshOrder } from "#app/features/orders/refresh-order.server.ts";
import { openRequest } from "#app/features/self-service/requests/open-request.server.ts";
import { actOfRequest } from "#app/features/self-service/requests/request-kind.ts";
import { sendRequest } from "#app/features/self-service/requests/send-request.server.ts";
import { readTracked } from "#app/features/self-service/tracking/find-order.server.ts";
import type { ShopperVisit } from "#app/features/self-service/visit.ts";
import type { Desk } from "#app/features/shared/desk.ts";
import { later } from "#tests/journeys/refund-shop.ts";
import { readFulfillmentStatus } from "#tests/standin/admin/order-status.ts";
import { listSentLines } from "#tests/standin/admin/return-quantities.ts";
import { orderOf } from "./campaign-shop.ts";
import { fatedDesk } from "./fated-desk.ts";
import { planTrouble } from "./plan-trouble.ts";
import { damaged } from "./preview-return.ts";
import { minute, type Post, type Stage } from "./stage.ts";
import type { Meanwhile, ShopperAct } from "./story.ts";
import { survive } from "./survive.ts";
import { watchShopper } from "./watch-shopper.ts";

/**
 * A shopper opens the form of a request on the page of their order, and sends it, as the routes of the theme do: each post
 * reads the order anew.
 * @param play has happen what becomes another one meanwhile
 */
export async function playShopper(
  stage: Stage,
  act: ShopperAct,
  play: (step: Meanwhile) => Promise<void>,
): Promise<void> {
  const { shop, at } = stage;
  const { asks: kind, asker } = act;
  const desk = later(shop.shopper, stage.elapsed + act.skew * minute);
  const orderId = BigInt(at.order.id);
  const trust = asker === "guest" ? "guest" : "confirmed";
  const visitWith = (own: Desk): ShopperVisit => ({
    desk: own,
    customerId: asker === "customer" ? BigInt(at.order.customerId!) : null,
    proxyPath: "/apps/latte",
    locale: "en",
    address: "",
    // What a program does is not counted in the report: that is written later than the story goes.
    agent: "campaign bot",
    style: "",
  });
  if (act.fresh || !(await readTracked(desk, orderId)))
    await survive(() => refreshOrder(desk, { orderId: String(orderId) }));
  const tracked = await readTracked(desk, orderId);
  const page = tracked && (await survive(() => openRequest(visitWith(desk), tracked, trust, kind)));
  const key = page && /name="key" value="([^"]+)"/.exec(page.body.text)?.[1];
  if (!key) {
    stage.refused.push(`shopper's ${kind}: ${page?.state ?? "nothing is known of the order"}`);
    return;
  }
  if (act.meanwhile) await play(act.meanwhile);
  const late = planTrouble(stage, { kind: actOfRequest[kind]!, input: null }, act.trouble);
  const post: Post = {
    kind,
    asker,
    key,
    rulesFrom: shop.says.mark(),
    isUntouched: readFulfillmentStatus(orderOf(shop, at)) === "UNFULFILLED",
    answers: [],
  };
  stage.posts.push(post);
  const fields = fieldsOf(stage, act);
  const press = async (_: unknown, place: number) => {
    const own = watchShopper(
      stage,
      post,
      fatedDesk(stage, desk, place ? { mishap: null, late: null } : { mishap: act.mishap, late }),
    );
    const answer = await survive(async () => {
      const now = await readTracked(own, orderId);
      const sent = { kind, text: (field: string) => fields[field] ?? "", photos: [], fileProblem: false };
      return now && sendRequest(visitWith(own), now, trust, { ...sent, text: (field) => (field === "key" ? key : sent.text(field)) }); // prettier-ignore
    });
    post.answers.push(answer?.state ?? "nothing");
  };
  await Promise.all(Array.from({ length: act.presses }, press));
}

/**
 * The form as it is filled in. Goods are named by what was sent of them, and by the order's lines where Shopify could not be
 * asked.
 */
function fieldsOf(stage: Stage, { asks, line, quantity }: ShopperAct): Record<string, string> {
  const { shop, at } = stage;
  if (asks === "cancel") return { reason: "mistake" };
  if (asks === "address")
    return {
      "address.lastName": "Ana Kowalska",
      "address.address1": `ul. Długa ${++stage.written}`,
      "address.city": "Kraków",
      "address.zip": "30-002",
    };
  const order = orderOf(shop, at);
  const sent = order.fulfillments
    .flatMap((one) => listSentLines(order, one))
    .filter((one) => String(one.line.id) === at[line])
    .map(({ id }) => String(id));
  return Object.assign(
    { note: "Not what I thought" },
    ...[...sent, at[line]].map((id) => ({
      [`line.${id}`]: String(quantity),
      [`reason.${id}`]: damaged,
      [`instead.${id}`]: String(shop.other.id),
    })),
  ) as Record<string, string>;
}
