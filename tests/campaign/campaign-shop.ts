import { addressAct } from "#app/features/acts/address/address-kind.server.ts";
import { parseAddressForm } from "#app/features/acts/address/parse-address-form.ts";
import type { ActPreview } from "#app/features/acts/act-preview.ts";
import type { Checked } from "#app/features/acts/act-problems.ts";
import { previewCancellation } from "#app/features/acts/cancellation/preview-cancellation.server.ts";
import { creditAct } from "#app/features/acts/credit/credit-kind.server.ts";
import { discountAct } from "#app/features/acts/discount/discount-kind.server.ts";
import { holdAct } from "#app/features/acts/hold/hold-kind.server.ts";
import { previewLive } from "#app/features/acts/live-act.server.ts";
import { noteAct } from "#app/features/acts/note/note-kind.server.ts";
import { previewRefund } from "#app/features/acts/refund/preview-refund.server.ts";
import { previewReplacement } from "#app/features/acts/replacement/preview-replacement.server.ts";
import { builtInRoles } from "#app/features/team/role.ts";
import type { Desk, StaffDesk } from "#app/features/shared/desk.ts";
import { hurried, mugOrder, openCase, startRefundShop, unwaiting } from "#tests/journeys/refund-shop.ts";
import type { RefundCase, RefundShop } from "#tests/journeys/refund-shop.ts";
import type { PublishedEvent } from "#tests/standin/admin/change-shop.ts";
import type { CustomerRecord, OrderRecord } from "#tests/standin/state.ts";
import type { Person, Wanted } from "./story.ts";

/** A shop in which whole stories of acts are played, each on an order of its own. */
export interface CampaignShop extends RefundShop {
  desks: Record<Person, StaffDesk>;
  sweeper: Desk;
  /** What Shopify has told on its own since the last look. */
  told: PublishedEvent[];
}

/** Above this an agent has to ask. Minor units. */
export const agentLimit = 1_200n;

const scopes = [
  "write_orders",
  "write_draft_orders",
  "read_store_credit_accounts",
  "write_store_credit_account_transactions",
  "write_discounts",
  "write_merchant_managed_fulfillment_orders",
  "write_third_party_fulfillment_orders",
];

/** Starts one. Shopify has points for all of it, so that nothing waits for them. */
export async function startCampaignShop(): Promise<CampaignShop> {
  const shop = await startRefundShop(scopes, { maximum: 1e12, restoreRate: 1e6 });
  const { admin } = shop.world.standin;
  admin.jobs.delayMs = Infinity;
  const told: PublishedEvent[] = [];
  admin.onEvent((event) => told.push(event));
  const third = await shop.world.staffDesk(0, 2);
  const [tom, eva, lea] = await Promise.all([shop.tom, shop.eva, third].map(unwaiting));
  const role = { ...builtInRoles.agent, abilities: [...builtInRoles.senior.abilities], perActMinor: agentLimit };
  const limited = { ...tom!, staff: { ...tom!.staff, role } };
  return { ...shop, desks: { tom: limited, eva: eva!, lea: lea! }, sweeper: hurried(shop.app), told };
}

/** An order of a customer of its own, so that nobody else's credit is in sight. */
export async function openStory(shop: CampaignShop): Promise<RefundCase> {
  const state = shop.world.standin.admin.state(shop.domain);
  const id = state.nextId++;
  const customer: CustomerRecord = {
    ...state.customers.find(({ email }) => email)!,
    id,
    email: `story-${id}@example.com`,
  };
  state.customers.push(customer);
  return openCase(shop, (orderId) => mugOrder(shop, orderId, { customerId: id }));
}

/** The order as Shopify has it now. */
export const orderOf = (shop: CampaignShop, { order }: RefundCase): OrderRecord =>
  shop.world.standin.admin.state(shop.domain).orders.find(({ id }) => id === order.id)!;

/**
 * Previews what is wanted, as the ticket's page would.
 * @param n goes into what is written, so that each text is there once
 * @param opened the order as a form brought it, of a replacement
 */
export async function previewWanted(
  desk: StaffDesk,
  at: RefundCase,
  wanted: Wanted,
  n: number,
  opened?: string,
): Promise<Checked<ActPreview> | null> {
  const { ticketNumber } = at;
  const lineId = "line" in wanted ? (wanted.line === "mug" ? at.mug : at.tea) : "";
  switch (wanted.kind) {
    case "refund":
      return previewRefund(desk, ticketNumber, {
        lines: "line" in wanted ? [{ lineId, quantity: wanted.quantity }] : [],
        shipping: { kind: "none" },
        amount: "minor" in wanted ? { minor: String(wanted.minor), currency: desk.shop.currency } : null,
        restock: { kind: "none" },
        method: wanted.storeCredit ? "store_credit" : "original",
        reason: "Damaged",
        note: "",
        notify: false,
      });
    case "cancellation":
      return previewCancellation(desk, ticketNumber, {
        reason: "CUSTOMER",
        refund: wanted.refund,
        restock: true,
        notify: false,
        note: "",
      });
    case "replacement":
      return previewReplacement(desk, ticketNumber, {
        ...(opened && { opened }),
        lines: [{ lineId, variantId: null, quantity: 1 }],
        address: null,
        evenIfShort: true,
        reason: "Damaged",
        note: "",
      });
    case "address": {
      const parsed = parseAddressForm(Object.entries(addressAt(n)));
      return parsed.ok ? previewLive(addressAct)(desk, ticketNumber, parsed.value) : parsed;
    }
    case "credit": {
      const amount = { minor: String(wanted.minor), currency: desk.shop.currency };
      return previewLive(creditAct)(desk, ticketNumber, { amount, until: null, day: "", notify: false, note: "" });
    }
    case "discount": {
      const amount = { minor: String(wanted.minor), currency: desk.shop.currency };
      const until = "2099-12-31T22:59:59.000Z";
      return previewLive(discountAct)(desk, ticketNumber, { value: { amount }, until, day: "2099-12-31", note: "" });
    }
    case "hold": {
      const partId = `${at.order.id}1`;
      const reason = "INCORRECT_ADDRESS" as const;
      return previewLive(holdAct)(desk, ticketNumber, { partId, how: wanted.how, reason, note: "" });
    }
    case "note": {
      return previewLive(noteAct)(desk, ticketNumber, { note: `Note ${n}`, tags: wanted.tagged ? [`tag ${n}`] : [] });
    }
  }
}

const addressAt = (n: number): Record<string, string> => ({
  "address.firstName": "Ana",
  "address.lastName": "Kowalska",
  "address.address1": `ul. Krótka ${n}`,
  "address.city": "Kraków",
  "address.zip": "30-002",
  "address.countryCode": "PL",
});
