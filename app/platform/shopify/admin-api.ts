import type { TypedDocumentNode } from "@graphql-typed-document-node/core";

/** Shopify's Admin GraphQL API as a use-case sees it: documents in, answers out. */
export interface AdminApi {
  /**
   * Reads. Repeated by itself on throttling and outages, within limits.
   * @throws ShopifyUnavailable
   */
  read<Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ): Promise<AdminAnswer<Result>>;
  /**
   * Changes something. Never repeated by itself, except where certainly nothing ran: after THROTTLED, and after a 401 to
   * a token for which there is a newer one. An answer in which the changed thing is missing is thrown, not returned.
   * @throws ShopifyUnavailable; `mayHaveActed` says whether Shopify may have done it all the same
   */
  act<Result, Variables>(
    document: TypedDocumentNode<Result, Variables>,
    variables: Variables,
  ): Promise<AdminAnswer<Result>>;
  /** Scopes of the token in use; an act asks here before it is offered. */
  scopes: string[];
}

export interface AdminAnswer<Result> {
  data: Result;
  /** Parts that Shopify withheld (a scope, protected data); their fields are null in `data`. */
  withheld: WithheldField[];
  /** Points the call really cost. */
  cost: number | null;
}

export interface WithheldField {
  /** Where in the answer, e.g. ["order", "customer"]. */
  path: (string | number)[];
  /** ACCESS_DENIED and the like. */
  code: string;
  /** Scope asked for, where Shopify names it. */
  requiredAccess: string | null;
}

/** Throttled, timed out, unreachable, broken, or an answer without data. */
export class ShopifyUnavailable extends Error {
  override name = "ShopifyUnavailable";
  kind: "throttled" | "unreachable" | "timeout" | "server_error" | "bad_answer" | "token_refused" | "not_sent";
  /** false: certainly nothing happened there. true: it may have, or may still. */
  mayHaveActed: boolean;
  /** Machine words of the errors in the answer, e.g. IDEMPOTENCY_CONCURRENT_REQUEST. */
  codes: readonly string[];

  constructor(kind: ShopifyUnavailable["kind"], mayHaveActed: boolean, detail: string, codes: readonly string[] = []) {
    super(`Shopify: ${kind}: ${detail}`);
    this.kind = kind;
    this.mayHaveActed = mayHaveActed;
    this.codes = codes;
  }
}
