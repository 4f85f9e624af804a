import { getNamedType, GraphQLError, isAbstractType, isNonNullType, responsePathAsArray } from "graphql";
import type { GraphQLFieldResolver, GraphQLResolveInfo } from "graphql";
import { loadAdminSchema } from "../../schema/load-schema.ts";
import { dataWithheld, makeError, notModelled } from "../errors.ts";
import { fieldMaps } from "../fields/field-maps.ts";
import { answerUserErrors } from "../fields/mutation-fields.ts";
import { checkFieldAccess, checkTypeAccess } from "./access.ts";
import type { RequestContext } from "./request-context.ts";

const largestInputArray = 250;

/** Refuses input lists that are longer than Shopify takes, at any depth. */
function checkInputSize(value: unknown): void {
  if (value === null || typeof value !== "object") return;
  if (Array.isArray(value) && value.length > largestInputArray)
    throw makeError(
      `The input array size of ${value.length} is greater than the maximum allowed of ${largestInputArray}.`,
      "MAX_INPUT_SIZE_EXCEEDED",
    );
  for (const inner of Object.values(value)) checkInputSize(inner);
}

/**
 * Protected customer data that the shop withholds: `null` with an error where the schema allows it, an empty text with
 * an error where a value is promised.
 */
function withhold(info: GraphQLResolveInfo, context: RequestContext): { value: null | string } | null {
  if (context.state.shop.withheld.length === 0) return null;
  const part = loadAdminSchema().protectedFields.get(`${info.parentType.name}.${info.fieldName}`);
  if (!part || !(context.state.shop.withheld as string[]).includes(part)) return null;
  if (!isNonNullType(info.returnType)) throw dataWithheld(info.fieldName);
  const { message, extensions } = dataWithheld(info.fieldName);
  context.addError(new GraphQLError(message, { path: responsePathAsArray(info.path), extensions }));
  return { value: "" };
}

function readField(source: unknown, args: unknown, context: RequestContext, info: GraphQLResolveInfo): unknown {
  const own = fieldMaps[info.parentType.name]?.[info.fieldName];
  if (own) return own(source as never, args, context, info);
  const value = (source as Record<string, unknown> | undefined)?.[info.fieldName];
  if (value === undefined) throw notModelled(`${info.parentType.name}.${info.fieldName}`);
  return typeof value === "function" ? (value as (args: unknown) => unknown)(args) : value;
}

/** Answers any field: scopes and limits first, then the field itself; what nobody wrote fails loudly. */
export const resolveField: GraphQLFieldResolver<unknown, RequestContext> = (source, args, context, info) => {
  const field = info.parentType.getFields()[info.fieldName]!;
  checkFieldAccess(context.scopes, info.parentType.name, field);
  checkInputSize(args);
  const isMutation = info.parentType === info.schema.getMutationType();
  if (isMutation && context.fault?.kind === "user-errors") return answerUserErrors(info, context.fault.errors);
  const withheld = withhold(info, context);
  if (withheld) return withheld.value;
  const value = readField(source, args, context, info);
  if (isAbstractType(getNamedType(info.returnType))) checkFound(value, context, info);
  return value;
};

function checkFound(value: unknown, context: RequestContext, info: GraphQLResolveInfo): void {
  for (const one of [value].flat()) {
    const type = (one as { __typename?: string } | null)?.__typename;
    if (type) checkTypeAccess(context.scopes, type, info.fieldName);
  }
}
