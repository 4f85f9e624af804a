import type { DiscountRecord } from "../../state.ts";
import { createDiscount, type DiscountInput } from "../acts/create-discount.ts";
import type { FieldMap } from "../engine/request-context.ts";
import { gid } from "../gid.ts";
import { formatInstant } from "../instants.ts";

/** A `DiscountCodeNode`. */
const showDiscount = (one: DiscountRecord) => ({
  __typename: "DiscountCodeNode",
  id: gid("DiscountCodeNode", one.id),
  codeDiscount: {
    __typename: "DiscountCodeBasic",
    title: one.title,
    startsAt: formatInstant(one.startsAt),
    endsAt: formatInstant(one.endsAt),
    createdAt: formatInstant(one.createdAt),
    usageLimit: one.usageLimit,
    appliesOncePerCustomer: one.oncePerCustomer,
  },
});

export const discountQueries: FieldMap<undefined> = {
  codeDiscountNodeByCode: (_root, { code }: { code: string }, { state }) => {
    const found = state.discounts?.find((one) => one.code.toLowerCase() === code.toLowerCase());
    return found ? showDiscount(found) : null;
  },
};

export const discountMutations: FieldMap<undefined> = {
  discountCodeBasicCreate: async (_root, args: { basicCodeDiscount: DiscountInput }, context) => {
    await context.pause();
    const made = context.change((change) => createDiscount(change, args.basicCodeDiscount));
    return "error" in made
      ? { codeDiscountNode: null, userErrors: [{ extraInfo: null, ...made.error }] }
      : { codeDiscountNode: showDiscount(made.made), userErrors: [] };
  },
};
