import type { Desk, DeskTx } from "../shared/desk.ts";
import { readSettings } from "../shop/read-settings.server.ts";
import type { ShopSettingsValues } from "../shop/shop-settings.ts";
import { noPolicies, shippingPayers, windowStarts, type Policies } from "./policy.ts";

/** What the merchant has said. One statement. */
export const readPolicies = async (where: Desk | DeskTx): Promise<Policies> => policiesIn(await readSettings(where));

/** The policies in the shop's settings. What another version wrote and this one does not know counts as not said. */
export function policiesIn(stored: ShopSettingsValues): Policies {
  const {
    returnWindowDays,
    vipOrders,
    vipSpentMinor,
    vipTag,
    vipTimes,
    vipAllowanceMinor,
    vipExtraDays,
    noQuestionsMinor,
  } = stored;
  const from = windowStarts.find((one) => one === stored.returnWindowFrom);
  const payer = shippingPayers.find((one) => one === stored.returnShippingPayer);
  const isVipSaid = vipOrders !== null || vipSpentMinor !== null || vipTag !== null;
  return {
    ...noPolicies,
    ...(returnWindowDays !== null && from && { returnWindow: { days: returnWindowDays, from } }),
    ...(payer && { returnShipping: { payer, ourFault: stored.returnShippingOurFault } }),
    ...(isVipSaid && {
      vip: { orders: vipOrders, spentMinor: vipSpentMinor, tag: vipTag },
      vipTimes,
      vipAllowanceMinor,
      vipExtraDays,
    }),
    noQuestionsMinor,
  };
}
