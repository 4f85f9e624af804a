import { addressAct } from "#app/features/acts/address/address-kind.server.ts";
import { parseAddressForm } from "#app/features/acts/address/parse-address-form.ts";
import type { ActPreview } from "#app/features/acts/act-preview.ts";
import type { Checked } from "#app/features/acts/act-problems.ts";
import { previewCancellation } from "#app/features/acts/cancellation/preview-cancellation.server.ts";
import { creditAct } from "#app/features/acts/credit/credit-kind.server.ts";
import { discountAct } from "#app/features/acts/discount/discount-kind.server.ts";
import { duplicateAct } from "#app/features/acts/duplicate/duplicate-kind.server.ts";
import { editAct } from "#app/features/acts/edit/edit-kind.server.ts";
import { holdAct } from "#app/features/acts/hold/hold-kind.server.ts";
import { invoiceAct } from "#app/features/acts/invoice/invoice-kind.server.ts";
import { previewLive } from "#app/features/acts/live-act.server.ts";
import { noteAct } from "#app/features/acts/note/note-kind.server.ts";
import { previewRefund } from "#app/features/acts/refund/preview-refund.server.ts";
import { previewReplacement } from "#app/features/acts/replacement/preview-replacement.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { RefundCase } from "#tests/journeys/refund-shop.ts";
import type { CampaignShop } from "./campaign-shop.ts";
import { previewReturn, previewStep } from "./preview-return.ts";
import type { Wanted } from "./story.ts";

/**
 * Previews what is wanted, as the ticket's page would.
 * @param n goes into what is written, so that each text is there once
 * @param opened the order as a form brought it, of a replacement
 * @returns null where there is nothing that it could be done with
 */
export async function previewWanted(
  shop: CampaignShop,
  desk: StaffDesk,
  at: RefundCase,
  wanted: Wanted,
  n: number,
  opened?: string,
): Promise<Checked<ActPreview> | null> {
  const { ticketNumber } = at;
  const lineId = "line" in wanted ? at[wanted.line] : "";
  const money = (minor: number) => ({ minor: String(minor), currency: desk.shop.currency });
  const priced = wanted.kind === "exchange" && wanted.other ? shop.another : shop.other;
  if ("price" in wanted && wanted.price !== null) priced.price = wanted.price;
  switch (wanted.kind) {
    case "refund":
      return previewRefund(desk, ticketNumber, {
        lines: "line" in wanted ? [{ lineId, quantity: wanted.quantity }] : [],
        shipping: { kind: "none" },
        amount: "minor" in wanted ? money(wanted.minor) : null,
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
      const amount = money(wanted.minor);
      return previewLive(creditAct)(desk, ticketNumber, { amount, until: null, day: "", notify: false, note: "" });
    }
    case "discount": {
      const amount = money(wanted.minor);
      const until = "2099-12-31T22:59:59.000Z";
      return previewLive(discountAct)(desk, ticketNumber, { value: { amount }, until, day: "2099-12-31", note: "" });
    }
    case "hold": {
      const partId = `${at.order.id}1`;
      const reason = "INCORRECT_ADDRESS" as const;
      return previewLive(holdAct)(desk, ticketNumber, { partId, how: wanted.how, reason, note: "" });
    }
    case "note":
      return previewLive(noteAct)(desk, ticketNumber, { note: `Note ${n}`, tags: wanted.tagged ? [`tag ${n}`] : [] });
    case "edit":
      return previewLive(editAct)(desk, ticketNumber, {
        lines: [{ lineId, quantity: wanted.quantity }],
        added: wanted.price === null ? [] : [{ variantId: String(shop.other.id), quantity: 1 }],
        percent: null,
        restock: true,
        notify: false,
        note: "",
      });
    case "invoice": {
      const lines = [{ id: String(shop.other.id), quantity: wanted.quantity }];
      return previewLive(invoiceAct)(desk, ticketNumber, { ...draft, lines, send: true });
    }
    case "duplicate": {
      const lines = [at.mug, at.tea].map((id) => ({ id, quantity: 1 }));
      return previewLive(duplicateAct)(desk, ticketNumber, { ...draft, lines, send: wanted.send });
    }
    case "return":
    case "exchange":
      return previewReturn(shop, desk, at, wanted);
    case "returnStep":
      return previewStep(shop, desk, at, wanted, n);
  }
}

const draft = { discount: null, shipping: null, email: "ana@example.com", message: "", note: "" };

const addressAt = (n: number): Record<string, string> => ({
  "address.firstName": "Ana",
  "address.lastName": "Kowalska",
  "address.address1": `ul. Krótka ${n}`,
  "address.city": "Kraków",
  "address.zip": "30-002",
  "address.countryCode": "PL",
});
