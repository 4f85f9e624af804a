import { readPolicyFacts } from "../../policies/policy-facts.ts";
import { succeed } from "../../shared/outcome.ts";
import type { DraftChoice, DraftForm, DraftPlan } from "../draft-order/draft-choice.ts";
import { InvoiceOrder, type DraftBasisAnswer } from "../draft-order/draft-documents.ts";
import { planDraft, startDraft } from "../draft-order/plan-draft.server.ts";
import type { LiveAct } from "../live-act.server.ts";
import { readKept, type Kept } from "../opened-order.server.ts";

/** What a customer wants to buy beyond their order: prepared at Shopify, and mailed to them with a link to pay. */
export const invoiceAct: LiveAct<Kept<DraftBasisAnswer>, DraftForm, DraftChoice, DraftPlan> = {
  kind: "invoice",
  read: (desk, orderId, choice) =>
    readKept(
      desk,
      { kind: "invoice", document: InvoiceOrder },
      orderId,
      choice,
      async ({ shopify }, id) => (await shopify.read(InvoiceOrder, { id })).data.order,
    ),
  policyFacts: readPolicyFacts,
  start: (desk, order) => succeed(startDraft(desk, order)),
  plan: (desk, order, choice, idempotencyKey) =>
    planDraft(
      desk,
      order,
      choice,
      {
        tag: "latte-invoice",
        attribute: "Beside order",
        lines: choice.lines.map(({ id, quantity }) => ({ variantId: id, quantity, field: `line.${id}` })),
      },
      idempotencyKey,
    ),
};
