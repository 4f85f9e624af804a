import { readPolicyFacts } from "../../policies/policy-facts.ts";
import { refuse, succeed } from "../../shared/outcome.ts";
import type { DraftChoice, DraftPlan, DuplicateForm, DuplicateLine } from "../draft-order/draft-choice.ts";
import { DuplicateOrder, type DuplicateOrderAnswer } from "../draft-order/draft-documents.ts";
import { planDraft, startDraft } from "../draft-order/plan-draft.server.ts";
import type { FieldProblem } from "../act-problems.ts";
import type { LiveAct } from "../live-act.server.ts";
import { readKept, type Kept } from "../opened-order.server.ts";
import { idOf } from "../refund/refund-facts.ts";

/** An order once more, as a draft at today's prices: what Shopify's own "Duplicate" makes. */
export const duplicateAct: LiveAct<Kept<DuplicateOrderAnswer>, DuplicateForm, DraftChoice, DraftPlan> = {
  kind: "duplicate",
  read: (desk, orderId, choice) =>
    readKept(
      desk,
      { kind: "duplicate", document: DuplicateOrder },
      orderId,
      choice,
      async ({ shopify }, id) => (await shopify.read(DuplicateOrder, { id })).data.order,
    ),
  policyFacts: readPolicyFacts,
  start(desk, order) {
    // A part of it would not be the order once more.
    if (order.lineItems.pageInfo.hasNextPage) return refuse("too_many_lines");
    const lines = order.lineItems.nodes.map(readLine);
    if (lines.every(({ variantId }) => variantId === null)) return refuse("nothing_left");
    return succeed({ ...startDraft(desk, order), lines });
  },
  plan(desk, order, choice, idempotencyKey) {
    const known = order.lineItems.nodes;
    const problems: FieldProblem[] = [];
    const lines = choice.lines.flatMap(({ id, quantity }) => {
      const field = `line.${id}`;
      const line = known.find((one) => idOf(one.id) === id);
      if (line?.variant)
        return [{ variantId: idOf(line.variant.id), quantity, field, attributes: readAttributes(line) }];
      problems.push({ field, problem: "unknown_line" });
      return [];
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

type Line = DuplicateOrderAnswer["lineItems"]["nodes"][number];

/** What the customer wrote about the item: an engraving, a size. */
const readAttributes = ({ customAttributes }: Line) =>
  customAttributes.map(({ key, value }) => ({ key, value: value ?? "" }));

/** By such names shops and apps keep what customers do not see. */
const isHidden = ({ key }: { key: string }): boolean => key.startsWith("_");

function readLine(line: Line): DuplicateLine {
  const seen = readAttributes(line).filter((one) => !isHidden(one));
  const { variant } = line;
  const isCounted = variant?.inventoryItem.tracked && variant.inventoryPolicy !== "CONTINUE";
  return {
    lineId: idOf(line.id),
    title: [line.title, line.variantTitle, ...seen.map(({ key, value }) => `${key}: ${value}`)]
      .filter(Boolean)
      .join(", "),
    imageUrl: line.image?.url ?? null,
    quantity: line.quantity,
    variantId: variant ? idOf(variant.id) : null,
    stock: isCounted ? (variant.inventoryQuantity ?? null) : null,
  };
}
