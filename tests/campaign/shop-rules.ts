import { DateTime } from "luxon";
import type { Desk } from "#app/features/shared/desk.ts";
import type { RequestRule } from "#app/features/self-service/requests/request-rule.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";
import type { RefundShop } from "#tests/journeys/refund-shop.ts";
import { sayRule } from "#tests/journeys/shopper-requests.ts";
import { wayBack } from "./preview-return.ts";
import { shopperKinds, type BoundWord, type RuleWord, type ShopperKind } from "./story.ts";

/** What the merchant says at a time of what shoppers may do themselves. Sums in minor units. */
export interface Said {
  rules: Record<ShopperKind, RuleWord>;
  dayCount: number;
  dayMinor: bigint | null;
}

/** Orders up to this are small: one of which little was bought away. */
export const smallOrder = 2_000n;

const words: Record<RuleWord, Partial<RequestRule>> = {
  off: { mode: "off" },
  ask: { mode: "ask" },
  now: {},
  small: { mostMinor: smallOrder },
  // What is bought in these stories has this tag.
  tagged: { askTags: ["Bestseller"] },
};

/** Of what is missing nothing is sent again at once without a worth: here of anything, unless the word says less. */
const ruleOf = (of: ShopperKind, is: RuleWord): Partial<RequestRule> => ({
  ...(of === "missing" && { mostMinor: 1_000_000n }),
  ...words[is],
});

const plenty = { dayCount: 1_000_000, dayMinor: 1_000_000_000n };
const atFirst = (): Said => ({
  rules: { cancel: "now", address: "now", return: "now", exchange: "now", missing: "now" },
  ...plenty,
});

/** What is said in a shop, with all that was said before in this story. */
export interface ShopRules {
  /** Everything goes at once, as at the beginning of a story. */
  begin(): Promise<void>;
  rule(of: ShopperKind, is: RuleWord): Promise<void>;
  /** @param clock by which a day is told from another one */
  bounds(are: BoundWord, clock: Desk): Promise<void>;
  /** A moment, for `since`. */
  mark(): number;
  /** What has counted at any time from this moment on. */
  since(mark: number): Said[];
}

export function makeShopRules(shop: RefundShop): ShopRules {
  const shopId = shop.app.shop.id;
  let all: Said[] = [];
  let inForce = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const writeBounds = ({ dayCount, dayMinor }: Said) => {
    const data = { dayCount, dayMinor, returnInstructions: wayBack };
    return prisma.requestSettings.upsert({ where: { shopId }, create: { shopId, ...data }, update: data });
  };
  /** Counts as said from before it is written on, and what was said before until after. */
  const change = (make: (now: Said) => Promise<Said>, write: (next: Said) => Promise<unknown>): Promise<void> => {
    const done = turn.then(async () => {
      const next = await make(all.at(-1)!);
      all.push(next);
      await write(next);
      inForce = all.length - 1;
    });
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    async begin() {
      if (all.length !== 1) {
        const said = atFirst();
        for (const kind of shopperKinds) await sayRule(shop, kind, ruleOf(kind, said.rules[kind]));
        await writeBounds(said);
      }
      [all, inForce] = [[atFirst()], 0];
    },
    rule: (of, is) =>
      change(
        async (now) => ({ ...now, rules: { ...now.rules, [of]: is } }),
        () => sayRule(shop, of, ruleOf(of, is)),
      ),
    bounds: (are, clock) =>
      change(async (now) => {
        const { count, minor } = await countShopperActs(clock);
        const of: Record<BoundWord, Pick<Said, "dayCount" | "dayMinor">> = {
          plenty,
          used_up: { ...plenty, dayMinor: minor + 1_000n },
          counted_up: { ...plenty, dayCount: count },
          no_sum: { ...plenty, dayMinor: null },
        };
        return { ...now, ...of[are] };
      }, writeBounds),
    mark: () => inForce,
    since: (mark) => all.slice(mark),
  };
}

/** What all shoppers together have begun in the day of a clock, and what it gives away. */
export async function countShopperActs({ db, shop, now }: Desk): Promise<{ count: number; minor: bigint }> {
  const today = DateTime.fromJSDate(now(), { zone: shop.timezone }).startOf("day").toJSDate();
  const rows = await db.orderAction.findMany({
    where: {
      staffId: null,
      answerableId: null,
      firstSentAt: { gte: today },
      state: { in: ["running", "unknown", "needs_person", "succeeded"] },
    },
    select: { valueMinor: true },
  });
  return { count: rows.length, minor: rows.reduce((sum, { valueMinor }) => sum + (valueMinor ?? 0n), 0n) };
}
