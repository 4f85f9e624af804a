import type { ActPreview } from "#app/features/acts/act-preview.ts";
import type { Checked } from "#app/features/acts/act-problems.ts";
import { exchangeAct } from "#app/features/acts/exchange/exchange-kind.server.ts";
import { previewLive } from "#app/features/acts/live-act.server.ts";
import { returnAct } from "#app/features/acts/return/return-kind.server.ts";
import { returnStepAct } from "#app/features/acts/return-step/return-step-kind.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import type { RefundCase } from "#tests/journeys/refund-shop.ts";
import { listSentLines } from "#tests/standin/admin/return-quantities.ts";
import { orderOf, type CampaignShop } from "./campaign-shop.ts";
import type { Wanted } from "./story.ts";

export const damaged = "2";
/** How goods go back, as customers are told. */
export const wayBack = "Bring it to any parcel shop.";

/** Previews that something comes back, and something else goes out for it; null: it was not sent. */
export async function previewReturn(
  shop: CampaignShop,
  desk: StaffDesk,
  at: RefundCase,
  wanted: Extract<Wanted, { kind: "return" | "exchange" }>,
): Promise<Checked<ActPreview> | null> {
  const order = orderOf(shop, at);
  const lineId = at["line" in wanted ? wanted.line : "mug"];
  const sent = order.fulfillments
    .flatMap((one) => listSentLines(order, one))
    .find(({ line }) => String(line.id) === lineId);
  if (!sent) return null;
  const sentId = String(sent.id);
  const isExchange = wanted.kind === "exchange";
  const choice = {
    lines: [{ sentId, quantity: wanted.quantity, reasonId: damaged }],
    instead: isExchange ? [{ sentId, variantId: String((wanted.other ? shop.another : shop.other).id) }] : [],
    evenIfShort: true,
    fee: wanted.fee ? { minor: "150", currency: order.presentmentCurrency } : null,
    note: "",
    labelUrl: wanted.label ? "https://labels.example.com/first.pdf" : "",
    trackingNumber: "",
    instructions: wanted.told ? wayBack : "",
  };
  return isExchange
    ? previewLive(exchangeAct)(desk, at.ticketNumber, choice)
    : previewLive(returnAct)(desk, at.ticketNumber, choice);
}

type StepWanted = Extract<Wanted, { kind: "returnStep" }>;

/** Previews a step of the newest return that waits for it, or for another one then; null: none waits for anything. */
export async function previewStep(
  shop: CampaignShop,
  desk: StaffDesk,
  at: RefundCase,
  { how: wanted, whole, invoice, label }: StepWanted,
  n: number,
): Promise<Checked<ActPreview> | null> {
  const waiting = (orderOf(shop, at).returns ?? []).filter(({ status }) => status === "REQUESTED" || status === "OPEN");
  const fits = (how: StepWanted["how"], status: string) =>
    (how === "approve" || how === "decline") === (status === "REQUESTED");
  const made = waiting.findLast(({ status }) => fits(wanted, status)) ?? waiting.at(-1);
  if (!made) return null;
  const how = fits(wanted, made.status) ? wanted : made.status === "OPEN" ? "receive" : "approve";
  const back = (lines: { id: number; quantity: number; processed: number }[]) =>
    lines
      .map(({ id, quantity, processed }) => ({ lineId: String(id), quantity: quantity - processed }))
      .filter(({ quantity }) => quantity > 0)
      .map((line) => (whole ? line : { ...line, quantity: 1 }));
  return previewLive(returnStepAct)(desk, at.ticketNumber, {
    returnId: String(made.id),
    how,
    lines: how === "receive" ? back(made.lines) : [],
    out: how === "receive" ? back(made.exchange) : [],
    goesOut: "",
    locationId: null,
    reason: "OTHER",
    labelUrl: label || how === "label" ? `https://labels.example.com/${n}.pdf` : "",
    trackingNumber: "",
    instructions: "",
    note: "",
    notify: false,
    invoice,
  });
}
