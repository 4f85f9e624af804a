import { getDirectiveValues, GraphQLError } from "graphql";
import type { GraphQLResolveInfo } from "graphql";
import type { TransactionRecord } from "../../state.ts";
import { askForCancellation } from "../acts/ask-for-cancellation.ts";
import type { CancellationRequest } from "../acts/ask-for-cancellation.ts";
import { createRefund } from "../acts/create-refund.ts";
import { findTagProblem, joinTags, readTags } from "../acts/edit-tags.ts";
import type { RefundInput } from "../acts/refund-input.ts";
import { updateCustomer, updateOrder } from "../acts/update-order.ts";
import type { CustomerInput, OrderInput } from "../acts/update-order.ts";
import { runIdempotently } from "../engine/idempotency.ts";
import type { FieldMap, RequestContext, ShopChange } from "../engine/request-context.ts";
import { accessDenied, makeError, notModelled } from "../errors.ts";
import type { UserError } from "../errors.ts";
import { parseGid, readGid } from "../gid.ts";
import { restCustomerEvent } from "../rest/rest-customer.ts";
import { restOrderEvent } from "../rest/rest-order.ts";
import { findVisibleOrder } from "../visible-orders.ts";
import { appDataMutations } from "./app-data-fields.ts";
import { creditMutations } from "./credit-fields.ts";
import { discountMutations } from "./discount-fields.ts";
import { draftMutations } from "./draft-mutations.ts";
import { editMutations } from "./edit-fields.ts";
import { holdMutations } from "./hold-fields.ts";
import { demandId } from "./query-fields.ts";
import { returnMutations } from "./return-mutations.ts";
import { showCustomer, showOrder, showRefund } from "./sources.ts";

function readIdempotencyKey(info: GraphQLResolveInfo): string {
  const directive = info.schema.getDirective("idempotent")!;
  const values = getDirectiveValues(directive, info.fieldNodes[0]!, info.variableValues);
  const key = values?.["key"];
  if (typeof key === "string" && key.trim() !== "") return key;
  throw makeError("The @idempotent directive is required for this mutation but was not provided.", "BAD_REQUEST");
}

function refuse(...userErrors: UserError[]) {
  return { refund: null, order: null, userErrors };
}

async function refundCreate(context: RequestContext, input: RefundInput, info: GraphQLResolveInfo) {
  const key = readIdempotencyKey(info);
  if (input.refundDuties?.length) throw notModelled("RefundInput.refundDuties");
  if (input.processedAt) throw notModelled("RefundInput.processedAt");
  const findOrder = () => findVisibleOrder(context, readGid("Order", input.orderId));
  return runIdempotently(context, {
    mutation: "refundCreate",
    key,
    input,
    act: (change) => {
      const order = findOrder();
      if (!order) return { result: refuse({ field: ["orderId"], message: "Order does not exist" }), madeId: null };
      const outcome: TransactionRecord["status"] =
        context.fault?.kind === "transaction" ? context.fault.status : "SUCCESS";
      const request = { input, staffId: context.staffId, idempotencyKey: key, transactionStatus: outcome };
      const made = createRefund(change, order, request);
      if (!made.ok) return { result: refuse(...made.errors), madeId: null };
      return {
        result: { refund: showRefund(order, made.refund), order: showOrder(order), userErrors: [] },
        madeId: made.refund.id,
      };
    },
    replay: (madeId) => {
      const order = findOrder();
      const refund = order?.refunds.find((candidate) => candidate.id === madeId);
      if (!order || !refund) return refuse({ field: ["orderId"], message: "Order does not exist" });
      return { refund: showRefund(order, refund), order: showOrder(order), userErrors: [] };
    },
  });
}

const writeScopes: Record<string, string> = {
  Order: "write_orders",
  Customer: "write_customers",
  Product: "write_products",
};

/** Adds or removes tags of an order, a customer or a product. */
function editTags(
  context: RequestContext,
  field: string,
  args: { id: string; tags: string[] },
  edit: (own: string[], tags: string[]) => string[],
) {
  const parsed = parseGid(args.id);
  if (!parsed) throw makeError(`Invalid global id '${args.id}'`, "argumentLiteralsIncompatible");
  const scope = writeScopes[parsed.type];
  if (!scope) throw notModelled(`${field} on ${parsed.type}`);
  if (!context.scopes.has(scope)) throw accessDenied(field, `\`${scope}\` access scope.`);
  const { index } = context;
  const record =
    parsed.type === "Order"
      ? findVisibleOrder(context, parsed.id)
      : parsed.type === "Customer"
        ? index.customers.get(parsed.id)
        : index.products.get(parsed.id);
  if (!record) return { node: null, userErrors: [{ field: ["id"], message: `${parsed.type} does not exist` }] };
  const tags = edit(record.tags, readTags(args.tags));
  const problem = findTagProblem(tags);
  if (problem) return { node: null, userErrors: [{ field: ["tags"], message: problem }] };
  context.change((change) => {
    record.tags = tags;
    if ("updatedAt" in record) record.updatedAt = change.now.toISOString();
    emitTagged(change, parsed.type, parsed.id);
  });
  const node =
    parsed.type === "Order"
      ? showOrder(index.orders.get(parsed.id)!)
      : parsed.type === "Customer"
        ? showCustomer(index.customers.get(parsed.id)!)
        : { __typename: "Product", product: record };
  return { node, userErrors: [] };
}

function emitTagged(change: ShopChange, type: string, id: number): void {
  const { state, index } = change;
  if (type === "Order") change.emit(restOrderEvent(state, index.orders.get(id)!, "orders/updated"));
  if (type === "Customer") change.emit(restCustomerEvent(state, index.customers.get(id)!, "customers/update"));
}

export const mutationFields: FieldMap<undefined> = {
  ...draftMutations,
  ...creditMutations,
  ...discountMutations,
  ...holdMutations,
  ...appDataMutations,
  ...editMutations,
  ...returnMutations,
  refundCreate: (_root, { input }: { input: RefundInput }, context, info) => refundCreate(context, input, info),
  orderCancel: (_root, args: CancellationRequest, context) => askForCancellation(context, args),
  orderUpdate: (_root, { input }: { input: OrderInput & { id: string } }, context) => {
    const order = findVisibleOrder(context, demandId("Order", input.id));
    if (!order) return { order: null, userErrors: [{ field: ["id"], message: "Order does not exist" }] };
    const userErrors = context.change((change) => updateOrder(change, order, input));
    return { order: userErrors.length > 0 ? null : showOrder(order), userErrors };
  },
  customerUpdate: (_root, { input }: { input: CustomerInput & { id?: string | null } }, context) => {
    if (!input.id) return { customer: null, userErrors: [{ field: ["id"], message: "Customer ID is required" }] };
    const customer = context.index.customers.get(demandId("Customer", input.id));
    if (!customer) return { customer: null, userErrors: [{ field: ["id"], message: "Customer does not exist" }] };
    const userErrors = context.change((change) => updateCustomer(change, customer, input));
    return { customer: userErrors.length > 0 ? null : showCustomer(customer), userErrors };
  },
  tagsAdd: (_root, args: { id: string; tags: string[] }, context) => editTags(context, "tagsAdd", args, joinTags),
  tagsRemove: (_root, args: { id: string; tags: string[] }, context) =>
    editTags(context, "tagsRemove", args, (own, tags) => {
      const gone = new Set(tags.map((tag) => tag.toLowerCase()));
      return own.filter((tag) => !gone.has(tag.toLowerCase()));
    }),
};

/** A root field of a mutation that should fail with user errors instead of acting. */
export function answerUserErrors(info: GraphQLResolveInfo, errors: readonly UserError[]) {
  const type = info.schema.getType(info.returnType.toString().replace(/[!\]]/g, "").replace("[", ""));
  if (!type || !("getFields" in type)) throw new GraphQLError(`No payload type for ${info.fieldName}`);
  const names = Object.keys(type.getFields());
  const holder = names.find((name) => /^\w+UserErrors$/.test(name)) ?? "userErrors";
  return Object.fromEntries(
    names.map((name) => [
      name,
      name === holder ? errors.map((error) => ({ code: null, ...error })) : /[uU]serErrors$/.test(name) ? [] : null,
    ]),
  );
}
