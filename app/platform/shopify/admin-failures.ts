import { ShopifyUnavailable, type WithheldField } from "./admin-api.ts";

/** An entry of `errors` in an answer. */
export interface AdminError {
  message: string;
  path?: readonly (string | number)[] | undefined;
  extensions?: { code?: string; requiredAccess?: string } | undefined;
}

/** A failed call and whether a read may be tried again. */
export interface Failure {
  error: ShopifyUnavailable;
  worthRepeating: boolean;
}

/** Refusals before anything runs: of the query, of its arguments, of the caller. */
const refusedBeforeRunning = new Set([
  "ACCESS_DENIED",
  "BAD_REQUEST",
  "MAX_COST_EXCEEDED",
  "INVALID_VARIABLE",
  "undefinedField",
  "undefinedType",
  "undefinedDirective",
  "argumentNotAccepted",
  "argumentLiteralsIncompatible",
  "missingRequiredArguments",
  "missingRequiredInputObjectAttribute",
  "selectionMismatch",
  "variableNotUsed",
  "variableMismatch",
]);

const fail = (worthRepeating: boolean, ...of: ConstructorParameters<typeof ShopifyUnavailable>): Failure => ({
  error: new ShopifyUnavailable(...of),
  worthRepeating,
});

/** An answer other than 2xx. A refusal (4xx) did nothing; of a server error nobody knows. */
export function failureOfStatus(status: number): Failure {
  if (status === 401 || status === 403) return fail(false, "token_refused", false, `status ${status}`);
  if (status === 429) return fail(true, "throttled", false, "status 429");
  if (status >= 500) return fail(true, "server_error", true, `status ${status}`);
  return fail(false, "bad_answer", false, `status ${status}`);
}

/** Codes of a connection that was never made, so nothing was sent. */
const neverConnected = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "CERT_HAS_EXPIRED",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** What was thrown instead of an answer. */
export function failureOfThrown(thrown: unknown): Failure {
  const error = thrown as { name?: string; message?: string; cause?: { code?: string } };
  if (error.name === "TimeoutError" || error.name === "AbortError")
    return fail(true, "timeout", true, "no answer in time");
  const code = error.cause?.code;
  if (code && neverConnected.has(code)) return fail(true, "unreachable", false, code);
  if (code || error.message === "fetch failed" || error.message === "terminated")
    return fail(true, "unreachable", true, code ?? "connection lost");
  return fail(true, "bad_answer", true, "an answer that is no GraphQL");
}

export const codesOf = (errors: readonly AdminError[]): string[] => [
  ...new Set(errors.flatMap((error) => error.extensions?.code ?? [])),
];

export const isThrottled = (errors: readonly AdminError[]): boolean => codesOf(errors).includes("THROTTLED");

/**
 * What is wrong with a 2xx answer as a whole; null: nothing, or only parts of it are missing.
 * For an act the field of the mutation itself must be there: `null` beside errors is not an outcome.
 */
export function failureOfAnswer(data: unknown, errors: readonly AdminError[], isAct: boolean): Failure | null {
  const complete =
    data !== null && data !== undefined && !(isAct && errors.length > 0 && Object.values(data).includes(null));
  if (complete) return null;
  const codes = codesOf(errors);
  const detail = errors.map((error) => error.message).join("; ") || "an answer without data";
  const refused = errors.length > 0 && errors.every((error) => refusedBeforeRunning.has(error.extensions?.code ?? ""));
  if (refused && codes.every((code) => code === "ACCESS_DENIED"))
    return fail(false, "token_refused", false, detail, codes);
  return fail(false, "bad_answer", !refused, detail, codes);
}

/** The parts that Shopify left out of an answer that is otherwise there. */
export const withheldOf = (errors: readonly AdminError[]): WithheldField[] =>
  errors.map((error) => ({
    path: [...(error.path ?? [])],
    code: error.extensions?.code ?? "UNKNOWN",
    requiredAccess: error.extensions?.requiredAccess ?? null,
  }));
