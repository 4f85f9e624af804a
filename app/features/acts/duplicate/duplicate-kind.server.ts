import { readPolicyFacts } from "../../policies/policy-facts.ts";
import { refuse, succeed } from "../../shared/outcome.ts";
import type { DraftChoice, DraftPlan, DuplicateForm, DuplicateLine } from "../draft-order/draft-choice.ts";
import { DuplicateOrder, type DuplicateOrderAnswer } from "../draft-order/draft-documents.ts";
import { planDraft } from "../draft-order/plan-draft.server.ts";
import type { FieldProblem } from "../act-problems.ts";
import type { LiveAct } from "../live-act.server.ts";
import { idOf } from "../refund/refund-facts.ts";

/** An order once more, as a draft at today's prices: what Shopify's own "Duplicate" makes. */
export const duplicateAct: LiveAct<DuplicateOrderAnswer, DuplicateForm, DraftChoice, DraftPlan> = {
  kind: "duplicate",
  read: async (desk, id) => (await desk.shopify.read(DuplicateOrder, { id })).data.order,
  policyFacts: readPolicyFacts,
  start(_desk, order) {
    const lines = order.lineItems.nodes.map(readLine);
    if (lines.every(({ variantId }) => variantId === null)) return refuse("nothing_left");
    return succeed({ email: order.email ?? "", currency: order.currencyCode, lines });
  },
  plan(desk, order, choice, idempotencyKey) {
    const known = order.lineItems.nodes.map(readLine);
    const problems: FieldProblem[] = [];
    const lines = choice.lines.flatMap(({ id, quantity }) => {
      const field = `line.${id}`;
      const variantId = known.find(({ lineId }) => lineId === id)?.variantId;
      if (!variantId) problems.push({ field, problem: "unknown_line" });
      return variantId ? [{ variantId, quantity, field }] : [];
    });
    if (problems.length) return { ok: false, problems };
    return planDraft(
      desk,
      order,
      choice,
      { tag: "latte-duplicate", attribute: "Duplicate of order", lines },
      idempotencyKey,
    );
  },
};

function readLine(line: DuplicateOrderAnswer["lineItems"]["nodes"][number]): DuplicateLine {
  const { variant } = line;
  const isCounted = variant?.inventoryItem.tracked && variant.inventoryPolicy !== "CONTINUE";
  return {
    lineId: idOf(line.id),
    title: [line.title, line.variantTitle].filter(Boolean).join(", "),
    imageUrl: line.image?.url ?? null,
    quantity: line.quantity,
    variantId: variant ? idOf(variant.id) : null,
    stock: isCounted ? (variant.inventoryQuantity ?? null) : null,
  };
}
