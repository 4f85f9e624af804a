import type { DocumentNode } from "graphql";
import { ClientError, GraphQLClient } from "graphql-request";
import { failureOfStatus, failureOfThrown, type AdminError, type Failure } from "./admin-failures.ts";
import { textOf } from "./document-text.ts";
import type { ThrottleStatus } from "./shop-budget.ts";

/** The version of the Admin API that every document of the app is written for. */
const apiVersion = "2026-10";

/** What came back, good or bad: a 2xx with data and errors, or a 401, which may be a matter of the token only. */
export interface AdminReply {
  status: number;
  data: unknown;
  errors: AdminError[];
  /** Points asked for and points taken. */
  requested: number | null;
  actual: number | null;
  throttle: ThrottleStatus | null;
}

/** Nothing that could be an answer came back. */
export type FailedCall = Failure & { retryAfterSeconds: number | null };

export interface AdminPost {
  shopDomain: string;
  token: string;
  document: DocumentNode;
  variables: unknown;
  timeoutMilliseconds: number;
}

/** Sends a document once and reads the answer. Never repeats, never throws for what Shopify or the network does. */
export async function postDocument(post: AdminPost): Promise<AdminReply | FailedCall> {
  const { shopDomain, token, document, variables, timeoutMilliseconds } = post;
  const client = new GraphQLClient(`https://${shopDomain}/admin/api/${apiVersion}/graphql.json`, {
    errorPolicy: "all",
    // Looked up at each call: the global one may be replaced after this module is loaded.
    fetch: (input, init) => fetch(input, init),
    headers: { "X-Shopify-Access-Token": token, accept: "application/json" },
  });
  try {
    const answer = await client.rawRequest<unknown, object>({
      query: textOf(document),
      variables: variables as object,
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    return toReply(answer);
  } catch (thrown) {
    return thrown instanceof ClientError ? refused(thrown) : { ...failureOfThrown(thrown), retryAfterSeconds: null };
  }
}

function refused({ response: { status, headers } }: ClientError): AdminReply | FailedCall {
  if (status === 401) return toReply({ status, data: null });
  const seconds = Number((headers as Headers | undefined)?.get("retry-after"));
  return { ...failureOfStatus(status), retryAfterSeconds: Number.isFinite(seconds) && seconds > 0 ? seconds : null };
}

interface Cost {
  requestedQueryCost?: number;
  actualQueryCost?: number | null;
  throttleStatus?: ThrottleStatus;
}

function toReply(answer: { status: number; data: unknown; errors?: unknown; extensions?: unknown }): AdminReply {
  const cost = (answer.extensions as { cost?: Cost } | undefined)?.cost;
  return {
    status: answer.status,
    data: answer.data,
    errors: (answer.errors ?? []) as AdminError[],
    requested: cost?.requestedQueryCost ?? null,
    actual: cost?.actualQueryCost ?? null,
    throttle: cost?.throttleStatus ?? null,
  };
}
