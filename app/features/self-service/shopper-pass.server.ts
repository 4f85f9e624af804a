import { keyFor, markOf, sameSecret } from "#app/platform/crypto/secret-box.server.ts";
import type { Desk } from "../shared/desk.ts";

/** `guest`: knew the order's number and address. `confirmed`: also had the code that was mailed there, or is signed in. */
export type Trust = "guest" | "confirmed";

export interface ShopperPass {
  orderId: bigint;
  trust: Trust;
}

const key = keyFor("shopper pass");
/** Ours. Afterwards the order is looked up once more. */
const goodForMs = 30 * 60_000;
/** Ours: so long after that a form that is sent comes back as it was filled in. */
const lateForMs = 12 * 60 * 60_000;

type Where = Pick<Desk, "shop" | "now">;

/** What opens one order of this shop again for half an hour. It travels in bodies only, never in an address. */
export const makePass = (desk: Where, pass: ShopperPass): string => sign(desk, pass, desk.now().getTime() + goodForMs);

/** The pass that was given; null: none of ours, of another shop, or too old. */
export const readPass = (desk: Where, given: string): ShopperPass | null => readUpTo(desk, given, 0);

/**
 * A pass that came too late to do anything with, so that the form it came in need not be filled in once more. Whatever it
 * was, it is a guest's: a page that lies open may have got into other hands. null: none of ours, or far too old.
 */
export function readLatePass(desk: Where, given: string): ShopperPass | null {
  const pass = readUpTo(desk, given, lateForMs);
  return pass && { ...pass, trust: "guest" };
}

function readUpTo(desk: Where, given: string, lateMs: number): ShopperPass | null {
  const parts = /^(guest|confirmed)\.(\d{1,18})\.(\d{1,15})\./.exec(given);
  if (!parts) return null;
  const pass: ShopperPass = { trust: parts[1] as Trust, orderId: BigInt(parts[2] ?? "") };
  const until = Number(parts[3]);
  return sameSecret(given, sign(desk, pass, until)) && until + lateMs > desk.now().getTime() ? pass : null;
}

function sign(desk: Where, { trust, orderId }: ShopperPass, until: number): string {
  const text = `${trust}.${orderId}.${until}`;
  return `${text}.${markOf(key, `${desk.shop.id} ${text}`)}`;
}
