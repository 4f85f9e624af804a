import { createHash } from "node:crypto";
import type { DocumentNode } from "graphql";
import { textOf } from "#app/platform/shopify/document-text.ts";
import { keyFor, markOf, sameSecret } from "#app/platform/crypto/secret-box.server.ts";
import type { ActingDesk } from "../shared/desk.ts";
import type { ActKind } from "./act-kind.ts";

const key = keyFor("opened order");

/** What a form read of an order is good for so long, as a snapshot is (ours). */
const goodForMilliseconds = 30 * 60_000;

interface Opened {
  shop: string;
  kind: ActKind;
  orderId: string;
  /** Of what Shopify was asked: another version of the app may read other fields. */
  document: string;
  /** Milliseconds of the epoch, of before Shopify was asked. */
  at: number;
  /** As Shopify answered. */
  order: unknown;
}

/** A form that brings its order back, and what Shopify was asked for it. */
export interface OpenedForm {
  kind: ActKind;
  document: DocumentNode;
}

const digestOf = (document: DocumentNode): string =>
  createHash("sha256").update(textOf(document)).digest("base64url").slice(0, 16);

/**
 * What Shopify said of an order when a form was opened, for the form to bring back: so its previews need not ask again.
 * The form can read it, and change nothing in it.
 * @param at of before Shopify was asked
 */
export function writeOpened(
  desk: ActingDesk,
  { kind, document }: OpenedForm,
  orderId: bigint,
  at: Date,
  order: object,
): string {
  const opened: Opened = {
    shop: desk.shop.domain,
    kind,
    orderId: orderId.toString(),
    document: digestOf(document),
    at: at.getTime(),
    order,
  };
  const text = Buffer.from(JSON.stringify(opened)).toString("base64url");
  return `${text}.${markOf(key, text)}`;
}

/**
 * Reads it again: of this shop, this order and a form of this kind and version, while it is fresh and nothing was heard of
 * the order since.
 * @returns null: Shopify is to be asked
 */
export async function readOpened<Order extends { updatedAt: string }>(
  desk: ActingDesk,
  { kind, document }: OpenedForm,
  orderId: bigint,
  written: string | undefined,
): Promise<Order | null> {
  const [text = "", mark = ""] = written?.split(".") ?? [];
  if (!sameSecret(mark, markOf(key, text))) return null;
  const opened = JSON.parse(Buffer.from(text, "base64url").toString()) as Opened;
  if (opened.shop !== desk.shop.domain || opened.kind !== kind || opened.orderId !== orderId.toString()) return null;
  if (opened.document !== digestOf(document)) return null;
  if (desk.now().getTime() - opened.at > goodForMilliseconds) return null;
  const order = opened.order as Order;
  const heard = await desk.db.orderSnapshot.findFirst({
    where: { id: orderId },
    select: { staleSince: true, updatedAt: true, deletedAt: true },
  });
  // Of an order that we do not have we would hear nothing.
  if (!heard || heard.deletedAt || (heard.staleSince && heard.staleSince.getTime() >= opened.at)) return null;
  return heard.updatedAt > new Date(order.updatedAt) ? null : order;
}

/** An order as a form found it, or as it is now; `opened` is for the form to bring back. */
export type Kept<Order> = Order & { opened: string };

/**
 * The order for a form (`choice` null: asked of Shopify now), or for a preview: as the form found it, if that is still good.
 * @returns null when Shopify has no such order for us
 */
export async function readKept<Order extends { updatedAt: string }>(
  desk: ActingDesk,
  form: OpenedForm,
  orderId: string,
  choice: { opened?: string } | null,
  ask: (desk: ActingDesk, id: string) => Promise<Order | null>,
): Promise<Kept<Order> | null> {
  const id = BigInt(orderId.slice(orderId.lastIndexOf("/") + 1));
  const kept = choice && (await readOpened<Order>(desk, form, id, choice.opened));
  if (kept) return { ...kept, opened: "" };
  const at = desk.now();
  const order = await ask(desk, orderId);
  return order && { ...order, opened: choice ? "" : writeOpened(desk, form, id, at, order) };
}
