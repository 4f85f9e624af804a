import type { DraftRecord } from "../../state.ts";
import { readDraftInput } from "../acts/draft-input.ts";
import type { DraftInput } from "../acts/draft-input.ts";
import { completeDraft, createDraft, deleteDraft, sendDraftInvoice } from "../acts/draft-order.ts";
import type { FieldMap, RequestContext } from "../engine/request-context.ts";
import { notModelled } from "../errors.ts";
import { gid } from "../gid.ts";
import { showDraft } from "./draft-fields.ts";
import { demandId } from "./query-fields.ts";

const missing = { field: ["id"], message: "Draft order does not exist" };

function findDraft(context: RequestContext, id: string): DraftRecord | undefined {
  const wanted = demandId("DraftOrder", id);
  return context.state.drafts?.find((one) => one.id === wanted);
}

/** Nothing marks two drafts as one: whoever asks twice gets two. */
export const draftMutations: FieldMap<undefined> = {
  draftOrderCalculate: (_root, { input }: { input: DraftInput }, context) => {
    const { draft, errors } = readDraftInput(context.state, context.index, input);
    if (errors.length > 0) return { calculatedDraftOrder: null, userErrors: errors };
    const at = context.now.toISOString();
    const calculated = { ...draft, id: 0, name: "", createdAt: at, updatedAt: at };
    return { calculatedDraftOrder: showDraft(context, calculated, true), userErrors: [] };
  },
  draftOrderCreate: async (_root, { input }: { input: DraftInput }, context) => {
    const { draft, errors } = readDraftInput(context.state, context.index, input);
    if (errors.length > 0) return { draftOrder: null, userErrors: errors };
    await context.pause();
    const made = context.change((change) => createDraft(change, draft));
    return { draftOrder: showDraft(context, made), userErrors: [] };
  },
  draftOrderComplete: async (
    _root,
    args: { id: string; paymentPending?: boolean | null; paymentGatewayId?: string | null; sourceName?: string | null },
    context,
  ) => {
    if (args.paymentPending) throw notModelled("draftOrderComplete(paymentPending:)");
    if (args.paymentGatewayId) throw notModelled("draftOrderComplete(paymentGatewayId:)");
    await context.pause();
    const draft = findDraft(context, args.id);
    if (!draft) return { draftOrder: null, userErrors: [missing] };
    const userErrors = context.change((change) => completeDraft(change, draft, args.sourceName ?? null));
    // The new order has to be found by what reads the answer.
    context.index = context.change((change) => change.index);
    return { draftOrder: userErrors.length > 0 ? null : showDraft(context, draft), userErrors };
  },
  draftOrderInvoiceSend: async (_root, args: { id: string; email?: { to?: string | null } | null }, context) => {
    await context.pause();
    const draft = findDraft(context, args.id);
    if (!draft) return { draftOrder: null, userErrors: [missing] };
    const userErrors = context.change((change) => sendDraftInvoice(change, draft, args.email?.to ?? null));
    return { draftOrder: userErrors.length > 0 ? null : showDraft(context, draft), userErrors };
  },
  draftOrderDelete: (_root, { input }: { input: { id: string } }, context) => {
    const draft = findDraft(context, input.id);
    if (!draft) return { deletedId: null, userErrors: [missing] };
    const userErrors = context.change((change) => deleteDraft(change, draft));
    return { deletedId: userErrors.length > 0 ? null : gid("DraftOrder", draft.id), userErrors };
  },
};
