import type { GraphQLError, GraphQLResolveInfo } from "graphql";
import type { ShopState } from "../../state.ts";
import type { AnswerFault } from "../faults.ts";
import type { CurrencyPair } from "../money.ts";
import type { ShopIndex } from "../shop-index.ts";

/** Everything that the fields of one request may know. */
export interface RequestContext {
  state: ShopState;
  index: ShopIndex;
  /** Client id of the calling app. */
  app: string;
  /** What the token may do, each `write_x` accompanied by its `read_x`. */
  scopes: ReadonlySet<string>;
  /** The person behind an online token; `null` for an offline one. */
  staffId: number | null;
  now: Date;
  imageOrigin: string;
  /** A failure that was asked for this request, to be acted out while it executes. */
  fault: AnswerFault | null;
  /** Errors that accompany a value rather than replacing it. */
  addError(error: GraphQLError): void;
  /** Remarks about search queries, answered in `extensions.search`. */
  searchWarnings: SearchWarning[];
  /** Runs a change of the shop, and tells the world about it afterwards. */
  change<T>(act: (change: ShopChange) => T): T;
  /** Lets other requests in while a mutation is under way, as a real server would. */
  pause(): Promise<void>;
  idempotentKeysInFlight: Set<string>;
  /** How long Shopify takes for work that it does by itself. */
  jobDelayMs: number;
  /** How long a new record stays unknown to searches. */
  searchLagMs: number;
}

export interface SearchWarning {
  path: string[];
  query: string;
  warnings: { field: string; message: string; code: string }[];
}

/** One thing that happened in the shop: what a webhook will say. */
export interface ShopEvent {
  /** `orders/updated` */
  topic: string;
  payload: Record<string, unknown>;
  /** The resource's own `updated_at`, where it has one. */
  updatedAt?: string;
}

/** What an act on the shop may use besides the state itself. */
export interface ShopChange {
  state: ShopState;
  index: ShopIndex;
  now: Date;
  /** The next free numeric id. */
  takeId(): number;
  emit(event: ShopEvent): void;
  /** Says that something changed of which no webhook tells, so that it is kept. */
  touch(): void;
}

/** Coerced by the schema before a field sees them, so that each field states what its own are. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type FieldArguments = any;

/** Field name → how it is answered. */
export type FieldMap<Source> = Record<
  string,
  (source: Source, args: FieldArguments, context: RequestContext, info: GraphQLResolveInfo) => unknown
>;

/** Shop and presentment currency of an order. */
export function currenciesOf(state: ShopState, order: { presentmentCurrency: string }): CurrencyPair {
  return { shop: state.shop.currencyCode, presentment: order.presentmentCurrency };
}
