import type { ActingDesk, Desk } from "../shared/desk.ts";
import { refuse, type Refusal } from "../shared/outcome.ts";
import type { ActOnOrder } from "./act-kinds.server.ts";
import type { Seen } from "./act-outcome.ts";
import type { ActionInput } from "./action-record.ts";
import type { ActionRow } from "./action-row.ts";
import { lateStartMilliseconds } from "./action-timing.ts";
import type { Live, LiveAct } from "./live-act.server.ts";

type Shared = Pick<
  ActOnOrder,
  "besideItsOwnKind" | "refuseIfChanged" | "whenNotSeen" | "isUnderWay" | "findDeniableFrom"
>;

/**
 * An act that Shopify would do each time it is asked: no machine asks twice, a person decides once it cannot happen any
 * more.
 */
export const askedOnce: Shared = {
  besideItsOwnKind: false,
  refuseIfChanged: () => null,
  whenNotSeen: (_row, _seen, age) =>
    age < lateStartMilliseconds
      ? { kind: "unknown", detail: "not to be seen yet" }
      : { kind: "needs_person", problem: "no_sign", detail: "" },
  isUnderWay: () => false,
  findDeniableFrom: async (_desk, { firstSentAt, createdAt }) =>
    new Date((firstSentAt ?? createdAt).getTime() + lateStartMilliseconds),
};

/**
 * What became of an act that is not to be seen because somebody else's doing stands in its place: it is over, once a
 * request that comes late cannot write over that any more.
 */
export function whenOverwritten(desk: Desk, { firstSentAt, createdAt }: ActionRow): Seen {
  const age = desk.now().getTime() - (firstSentAt ?? createdAt).getTime();
  return age < lateStartMilliseconds
    ? { kind: "unknown", detail: "changed by somebody else, yet" }
    : { kind: "failed", problem: "changed_elsewhere", detail: null };
}

/**
 * Just before it begins: whether anything stands in its way now, and whether the order is the one that was shown.
 * @param isSame whether what it changes is as it was: Shopify's `updatedAt` counts seconds
 */
export const lookAgain =
  <Facts extends Live>(
    act: Pick<LiveAct<Facts, unknown, never, object>, "read" | "start">,
    isSame: (facts: Facts, row: ActionRow) => boolean,
  ) =>
  async (desk: ActingDesk, row: ActionRow): Promise<Refusal | null> => {
    const facts = await act.read(desk, `gid://shopify/Order/${row.orderId}`, null);
    if (!facts) return refuse("order_missing");
    const { basis } = row.input as ActionInput;
    const start = act.start(desk, facts);
    if (!start.ok) return start;
    return facts.updatedAt === basis.updatedAt && isSame(facts, row) ? null : refuse("order_changed");
  };

/** Of an act that the order does not show: nothing will tell of it on its own. */
export const neverShown: Pick<ActOnOrder, "isIn" | "whenDone"> = {
  isIn: () => false,
  async whenDone({ db }, { id }) {
    await db.orderAction.updateMany({ where: { id }, data: { reconciled: true } });
  },
};
