import { countSentAgainTo } from "#app/features/acts/authority/count-spent.server.ts";
import type { ShopperDesk } from "#app/features/shared/desk.ts";
import { judgeGoods, judgeLines, type GoodsLine, type SentGoods } from "./judge-goods.ts";
import { RequestGoods } from "./request-goods-document.ts";
import type { RequestInput } from "./request-input.ts";
import { hasNewPicture } from "./new-picture.server.ts";
import { kindsNeedingPhoto, type RequestKind } from "./request-kind.ts";
import type { RequestRule } from "./request-rule.ts";

/** What was asked for. */
interface WantedGoods {
  id: bigint;
  kind: RequestKind;
  orderId: bigint;
  input: RequestInput;
  rule: RequestRule;
  /** The pictures that came with it, by their files. */
  pictures: readonly bigint[];
}

/** What puts an order right: of each at most one, whoever did it; the next is people's. Ours. */
const remedies = ["refund", "cancellation", "credit", "replacement", "return", "exchange"];
const counted = ["running", "unknown", "needs_person", "succeeded"];

/**
 * Whether these goods may be sent again without a person, as Shopify has the order now. One call, none where something is
 * known to be in the way.
 * @returns null: they may; else why people are asked, as a machine word
 * @throws ShopifyUnavailable
 */
export async function lookAtGoods(desk: ShopperDesk, wanted: WantedGoods): Promise<string | null> {
  const { id, kind, orderId, input, rule, pictures } = wanted;
  if (kindsNeedingPhoto.includes(kind)) {
    if (!pictures.length) return "no_photo";
    if (!(await hasNewPicture(desk, id, pictures))) return "photo_seen";
  }
  const done = { orderId, kind: { in: remedies }, state: { in: counted } };
  if (await desk.db.orderAction.count({ where: done })) return "done_before";
  const { data, withheld } = await desk.shopify.read(RequestGoods, { id: `gid://shopify/Order/${orderId}` });
  const { order } = data;
  // What is kept from us, or is not listed, may be what stands in the way.
  if (!order || withheld.length || order.lineItems.pageInfo.hasNextPage) return "order_changed";
  if (order.returnStatus !== "NO_RETURN") return "done_before";
  // Of whom nothing is known it is not known either how often they had something sent again.
  if (!order.customer) return "no_customer";
  const customerId = BigInt(idIn(order.customer.id));
  if ((await countSentAgainTo(desk, desk, customerId)) >= desk.shopper.replacementsAYear) return "sent_before";
  const goods: SentGoods & { lines: GoodsLine[] } = {
    cancelledAt: order.cancelledAt,
    financialStatus: order.displayFinancialStatus,
    fulfillments: order.fulfillments,
    lines: order.lineItems.nodes.map(({ id, requiresShipping, isGiftCard, customAttributes, ...line }) => ({
      ...line,
      id: idIn(id),
      isShipped: requiresShipping,
      // Attributes whose names begin so are of apps and themes; all others say how it was made for somebody.
      isPlain: !isGiftCard && customAttributes.every(({ key }) => key.startsWith("_")),
    })),
  };
  return judgeGoods(goods, rule, desk.now(), desk.shop.timezone) ?? judgeLines(kind, goods, input.lines);
}

const idIn = (gid: string): string => gid.slice(gid.lastIndexOf("/") + 1);
