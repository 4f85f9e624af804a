import type { MoneyJson } from "../../shared/money.ts";
import type { OrderStory } from "../tracking/describe-order.ts";
import { settlingActs, type RequestKind } from "./request-kind.ts";

/** An act that may be the answer to a request, as the tracked order reads it. */
export interface AnsweringAct {
  id: string;
  kind: string;
  state: string;
  moneyState: string;
  amount: MoneyJson;
  /** Of a return: how it goes back. */
  instructions: string | null;
  label: string | null;
  /** Of a replacement: the new order. */
  madeOrder: string | null;
  /** How that whole order stands; null: not known. */
  made: Pick<OrderStory, "stage" | "way"> | null;
  problem: string | null;
  /** The order's lines that it names; empty: it is about none in particular. */
  lineIds: string[];
}

/** A request that was made from an order, as the tracked order reads it. */
export interface AskedRequest {
  id: string;
  kind: RequestKind;
  createdAt: string;
  ticketNumber: number;
  ticketStatus: string;
  /** The act that was begun at once; null: none was. */
  actionId: string | null;
  /** The order's lines that it is about; empty: all of it. */
  lineIds: string[];
  /** Asked by one click: the parcel that it is about, "": the order. null: by the form of its kind. */
  parcel: string | null;
  /** Of its ticket, newest first; without those that were only looked at, and those of other requests. */
  acts: AnsweringAct[];
}

/** How a request stands, for who made it. Nothing is said that is not so. */
export type RequestState =
  | { is: "looking" }
  | { is: "doing" }
  | { is: "checking" }
  /** Somebody has seen to it, by mail or otherwise. */
  | { is: "answered" }
  | { is: "done"; act: AnsweringAct };

const over: ReadonlySet<string> = new Set(["solved", "closed"]);

/**
 * The act that counts is the newest of those that can answer such a request; what failed answers nothing, nor does what
 * was done with other goods.
 */
export function requestStateOf({ kind, ticketStatus, actionId, lineIds, acts }: AskedRequest): RequestState {
  const isAbout = (act: AnsweringAct): boolean =>
    act.id === actionId || !lineIds.length || !act.lineIds.length || act.lineIds.some((id) => lineIds.includes(id));
  const fitting = acts.filter((one) => settlingActs[kind].some((act) => act === one.kind) && isAbout(one));
  const under = fitting.find(({ state }) => state === "running");
  const unsure = fitting.find(({ state }) => state === "unknown" || state === "needs_person");
  const act = fitting.find(({ state }) => state === "succeeded");
  if (under) return { is: "doing" };
  if (unsure) return { is: "checking" };
  if (act && act.moneyState !== "failed" && act.problem !== "refund_missing") return { is: "done", act };
  return over.has(ticketStatus) && !act ? { is: "answered" } : { is: "looking" };
}

/** Whether it is still on its way to an answer: then the same is not asked for again. Among spam nobody answers it. */
export const isOpenRequest = (request: AskedRequest): boolean =>
  request.ticketStatus !== "spam" && ["looking", "doing", "checking"].includes(requestStateOf(request).is);

/**
 * What is open about a parcel by such a click, or about the order (""); undefined: nothing. Who has said by the form that
 * the order is late need not say so of its parcels.
 */
export const findOpenReport = (
  asked: readonly AskedRequest[],
  kind: RequestKind,
  parcel: string,
): AskedRequest | undefined =>
  asked.find(
    (one) =>
      one.kind === kind && (one.parcel === parcel || (kind === "late" && one.parcel === null)) && isOpenRequest(one),
  );
