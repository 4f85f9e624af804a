import { execute } from "graphql";
import type { ExecutionResult, GraphQLError } from "graphql";
import type { ShopState } from "../../state.ts";
import { loadAdminSchema } from "../../schema/load-schema.ts";
import type { AnswerFault } from "../faults.ts";
import { indexShop } from "../shop-index.ts";
import { expandScopes, intersectScopes } from "./access.ts";
import { checkVariables } from "./coerce-variables.ts";
import { findOperation, prepareDocument } from "./documents.ts";
import { priceOperation } from "./query-cost.ts";
import type { RequestContext } from "./request-context.ts";
import { resolveField } from "./resolve-field.ts";
import { shapeExecutionError } from "./shape-errors.ts";
import type { ErrorAnswer } from "./shape-errors.ts";
import type { Bucket } from "./throttle.ts";

export interface AdminCaller {
  /** `name.myshopify.com` */
  shop: string;
  /** Client id of the app. */
  app: string;
  token: { kind: "online" | "offline"; staffId?: number | null; scopes: readonly string[] };
}

export interface AdminBody {
  query?: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

export interface AdminAnswer {
  /** HTTP status. */
  status: number;
  json: Record<string, unknown>;
}

export interface RequestParts {
  state: ShopState | undefined;
  now: Date;
  imageOrigin: string;
  bucket: Bucket;
  fault: AnswerFault | null;
  change: RequestContext["change"];
  pause: RequestContext["pause"];
  idempotentKeysInFlight: Set<string>;
  jobDelayMs: number;
  searchLagMs: number;
}

const dearestQuery = 1000;
const rateLimitPage = "https://shopify.dev/api/usage/rate-limits";

function answer(json: Record<string, unknown>, status = 200): AdminAnswer {
  return { status, json };
}

/** What the token may do: what the app was granted, what it was issued with, and for a person what that person may. */
function readScopes(state: ShopState, caller: AdminCaller): ReadonlySet<string> {
  const granted = expandScopes(state.installation?.scopes ?? []);
  const held = intersectScopes(expandScopes(caller.token.scopes), granted);
  if (caller.token.kind === "offline") return held;
  const own = state.staff.find((staff) => staff.id === caller.token.staffId)?.scopes;
  return own ? intersectScopes(held, expandScopes(own)) : held;
}

/** Puts `null` at a place of the answer, as if that field alone had failed. */
function blankPart(data: unknown, path: readonly (string | number)[]): void {
  let place = data as Record<string | number, unknown> | null | undefined;
  for (const key of path.slice(0, -1)) place = place?.[key] as typeof place;
  const last = path.at(-1);
  if (place && last !== undefined && last in place) place[last] = null;
}

/** Runs one Admin GraphQL request: everything that Shopify does between the token check and the answer. */
export async function executeRequest(parts: RequestParts, caller: AdminCaller, body: AdminBody): Promise<AdminAnswer> {
  const { state, now, bucket, fault } = parts;
  if (!state?.installation)
    return answer({ errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" }, 401);
  if (typeof body.query !== "string" || body.query.trim() === "")
    return answer({ errors: { query: "Required parameter missing or invalid" } }, 400);

  const { schema } = loadAdminSchema();
  const prepared = prepareDocument(schema, body.query);
  if ("syntaxError" in prepared) return answer({ errors: [prepared.syntaxError] });
  if (prepared.errors.length > 0) return answer({ errors: prepared.errors });
  const operation = findOperation(prepared.document, body.operationName);
  if (!operation || operation.operation === "subscription") {
    const message = body.operationName ? `No operation named "${body.operationName}"` : "An operation name is required";
    return answer({ errors: [{ message, extensions: { code: "invalidOperation" } }] });
  }
  const variables = body.variables ?? {};
  const wrongVariables = checkVariables(schema, operation, variables);
  if (wrongVariables.length > 0) return answer({ errors: wrongVariables });

  const requested = priceOperation(schema, prepared.document, operation, variables);
  const showCost = (actual: number | null) => ({
    cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: bucket.status(now) },
  });
  if (requested > dearestQuery) {
    const message = `Query cost is ${requested}, which exceeds the single query max cost limit (${dearestQuery}).`;
    const extensions = {
      code: "MAX_COST_EXCEEDED",
      cost: requested,
      maxCost: dearestQuery,
      documentation: rateLimitPage,
    };
    return answer({ errors: [{ message, extensions }] });
  }
  if (fault?.kind === "throttled" || !bucket.take(requested, now)) {
    const extensions = showCost(null);
    const status = extensions.cost.throttleStatus;
    if (fault?.kind === "throttled") status.currentlyAvailable = Math.min(status.currentlyAvailable, requested - 1);
    return answer({
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED", documentation: rateLimitPage } }],
      extensions,
    });
  }
  const failed = fault?.kind === "error" ? { message: fault.message, extensions: { code: fault.code } } : null;
  if (fault?.kind === "error" && !fault.acts) {
    bucket.giveBack(requested);
    return answer({ errors: [failed], data: null, extensions: showCost(0) });
  }

  const sideErrors: GraphQLError[] = [];
  const context: RequestContext = {
    state,
    index: indexShop(state),
    app: caller.app,
    scopes: readScopes(state, caller),
    staffId: caller.token.kind === "online" ? (caller.token.staffId ?? null) : null,
    now,
    imageOrigin: parts.imageOrigin,
    fault,
    addError: (error) => sideErrors.push(error),
    searchWarnings: [],
    change: parts.change,
    pause: parts.pause,
    idempotentKeysInFlight: parts.idempotentKeysInFlight,
    jobDelayMs: parts.jobDelayMs,
    searchLagMs: parts.searchLagMs,
  };
  const result: ExecutionResult = await execute({
    schema,
    document: prepared.document,
    operationName: body.operationName ?? null,
    variableValues: variables,
    contextValue: context,
    fieldResolver: resolveField,
    typeResolver: (value) => (value as { __typename: string }).__typename,
  });
  const actual = priceOperation(schema, prepared.document, operation, variables, result.data ?? null);
  bucket.giveBack(requested - actual);

  const errors: ErrorAnswer[] = [...(result.errors ?? []), ...sideErrors].map(shapeExecutionError);
  if (fault?.kind === "partial") {
    blankPart(result.data, fault.path);
    errors.push({
      message: fault.message ?? "Internal error. Looks like something went wrong on our end.",
      path: fault.path,
      extensions: { code: fault.code ?? "INTERNAL_SERVER_ERROR" },
    });
  }
  if (failed) return answer({ errors: [failed], data: null, extensions: showCost(actual) });
  const search = context.searchWarnings.length > 0 ? { search: context.searchWarnings } : {};
  return answer({
    ...(errors.length > 0 && { errors }),
    data: result.data ?? null,
    extensions: { ...showCost(actual), ...search },
  });
}
