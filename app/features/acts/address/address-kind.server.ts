import { formatRelative } from "#app/ui/format-time.ts";
import type { Order } from "../../orders/order.ts";
import { refuse, succeed } from "../../shared/outcome.ts";
import type { ActOnOrder } from "../act-kinds.server.ts";
import type { ActionBasis, ActionInput } from "../action-record.ts";
import { askShopify, done, lookAtShopify, refusedWith } from "../ask-shopify.server.ts";
import { askedOnce, lookAgain, whenOverwritten } from "../asked-once.server.ts";
import { actingLocale } from "../authority/acting.ts";
import type { LiveAct } from "../live-act.server.ts";
import { AddressOrder, AddressUpdate, type AddressOrderAnswer } from "./address-documents.ts";
import type { AddressChange, AddressForm } from "./address-form-start.ts";
import type { CountryCode } from "./country-codes.ts";
import { isSameAddress } from "./same-address.ts";
import { addressLines, readAddress, writeWholeAddress, type TypedAddress } from "./typed-address.ts";

/** What the column `order_action.input` holds of it. */
type AddressInput = ActionInput<{ address: TypedAddress }, ActionBasis & { before: TypedAddress | null }>;

/** Nothing of these went out, or not any more. */
const undone: ReadonlySet<string> = new Set(["CANCELLED", "ERROR", "FAILURE"]);

export const addressAct: LiveAct<AddressOrderAnswer, AddressForm, TypedAddress, AddressChange> = {
  kind: "address",
  read: async (desk, id) => (await desk.shopify.read(AddressOrder, { id })).data.order,
  start(desk, order) {
    if (order.cancelledAt) return refuse("cancelled");
    const sent = order.fulfillments.filter(({ status }) => !undone.has(status));
    const last = sent
      .map(({ createdAt }) => createdAt)
      .sort()
      .at(-1);
    if (order.displayFulfillmentStatus === "FULFILLED") {
      const when = last ? formatRelative(new Date(last), desk.now(), actingLocale(desk), desk.shop.timezone) : "";
      return refuse("fulfilled", { detail: when });
    }
    return succeed({ address: readAddress(order.shippingAddress), isPartlySent: sent.length > 0 });
  },
  plan(desk, order, address) {
    const before = readAddress(order.shippingAddress);
    if (isSameAddress(before, address)) return { ok: false, problems: [{ field: "", problem: "unchanged" }] };
    const lines = (of: TypedAddress | null) => (of ? addressLines(of, actingLocale(desk)) : []);
    return {
      ok: true,
      value: { sent: { address }, basis: { before }, preview: { before: lines(before), after: lines(address) } },
    };
  },
};

/** As the order's snapshot has it. */
const readShown = ({ name, countryCode, ...place }: NonNullable<Order["shippingAddress"]>): TypedAddress =>
  readAddress({ ...place, firstName: null, lastName: name, countryCodeV2: countryCode as CountryCode | null })!;

/** Asked for once: a second request could come after somebody else's correction, and write over it. */
export const address: ActOnOrder = {
  ...askedOnce,
  lookBefore: lookAgain(addressAct, ({ shippingAddress }, row) =>
    isSameAddress(readAddress(shippingAddress), (row.input as AddressInput).basis.before),
  ),
  ask: (desk, row, isFirst) =>
    askShopify(desk, row, isFirst, async () => {
      const { sent } = row.input as AddressInput;
      const input = { id: `gid://shopify/Order/${row.orderId}`, shippingAddress: writeWholeAddress(sent.address) };
      const { data } = await desk.shopify.act(AddressUpdate, { input });
      const { order, userErrors = [] } = data.orderUpdate ?? {};
      return order && !userErrors.length ? done({ createdAt: order.updatedAt }) : refusedWith(userErrors);
    }),
  lookFor: (desk, row) =>
    lookAtShopify(async () => {
      const { sent, basis } = row.input as AddressInput;
      const { data, withheld } = await desk.shopify.read(AddressOrder, { id: `gid://shopify/Order/${row.orderId}` });
      if (withheld.length) return { kind: "not_shown" };
      if (!data.order) return { kind: "needs_person", problem: "order_deleted", detail: "" };
      const now = readAddress(data.order.shippingAddress);
      if (isSameAddress(now, sent.address)) return done({ createdAt: data.order.updatedAt });
      return isSameAddress(now, basis.before) ? { kind: "not_seen", since: [] } : whenOverwritten(desk, row);
    }),
  isIn: ({ shippingAddress: at }, row) => {
    const { sent } = row.input as AddressInput;
    const { firstName, lastName, ...place } = sent.address;
    const names = { firstName: "", lastName: [firstName, lastName].join(" ") };
    return at !== null && isSameAddress(readShown(at), { ...place, ...names });
  },
};
