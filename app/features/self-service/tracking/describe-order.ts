import type { Fulfillment, Order, OrderLine } from "../../orders/order.ts";
import type { Paces } from "./delivery-pace.ts";
import {
  describeParcel,
  stageOfSent,
  stepNames,
  type Expectation,
  type ParcelStory,
  type Step,
  type Way,
} from "./describe-parcel.ts";
import { hasArrived, isOver, moneyWordOf, stageOfOrder, type MoneyWord, type Stage } from "./stage.ts";

/** An order as a shopper is told of it: nothing in it says who bought it, where it goes, or what it cost. */
export interface OrderStory {
  id: string;
  name: string;
  orderedAt: string;
  stage: Stage;
  way: Way;
  /** Where it is fetched; null: nowhere, or not known. */
  place: string | null;
  /** Goes to an address. false: it is fetched, or given in another way, so that nothing is said of sending. */
  goesOut: boolean;
  money: MoneyWord | null;
  /** Until the first parcel: when one is to be expected. null: there are parcels, or nothing is sent. */
  expectation: Expectation | null;
  /** Until the first parcel; afterwards each parcel has its own. */
  steps: Step[];
  parcels: ParcelStory[];
  /** No parcel can be asked about, and something may be wrong: we offer to be asked about the order. */
  mayReport: boolean;
  /** Pieces that are still to be sent, and how they stand, where others were sent already. */
  rest: { pieces: number; stage: Stage } | null;
  items: { title: string; variant: string | null; quantity: number; imageUrl: string | null }[];
  itemsCut: boolean;
}

/** What decides how a whole order stands. */
export interface StageBasis extends Pick<Order, "cancelledAt" | "delivery" | "financialStatus" | "fulfillmentStatus"> {
  fulfillments: Pick<Fulfillment, "deliveredAt" | "displayStatus">[];
  lines: Pick<OrderLine, "unfulfilledQuantity">[];
}

const hour = 3_600_000;
/** What a shopper may well have a question about. */
const open: readonly Stage[] = ["on_hold", "arranging", "unknown", "cancelled"];

/** What is to be told of an order now. `paces`: what is usual in this shop; null: nothing is known. */
export function describeOrder(order: Order, paces: Paces | null, now: Date): OrderStory {
  const country = order.shippingAddress?.countryCode ?? null;
  const way = wayOf(order);
  const parcels = order.fulfillments.map((parcel) =>
    describeParcel(parcel, { orderedAt: order.createdAt, country, way, paces, now }),
  );
  // A parcel that was called off is told of only where there is nothing else to tell.
  const sent = parcels.filter(({ stage }) => stage !== "not_sent");
  const money = moneyWordOf(order.financialStatus);
  const pieces = piecesToSend(order);
  const { stage } = standingOf(order);
  const before = sent.length === 0 && !isOver(stage);
  const goesOut = doesGoOut(order);
  const expectation = before && goesOut ? expect(order, stage, paces, now) : null;
  return {
    id: order.id,
    name: order.name,
    orderedAt: order.createdAt,
    stage,
    way,
    place: order.delivery?.place ?? null,
    goesOut,
    money: stage === "awaiting_payment" || stage === "refunded" ? null : money,
    expectation,
    mayReport: sent.length === 0 && (open.includes(stage) || expectation?.on === "usual_passed"),
    steps: before && (goesOut || way === "pickup") ? stepsBefore(order, stage) : [],
    parcels: sent,
    rest: sent.length > 0 && pieces > 0 ? { pieces, stage: restStage(order) } : null,
    items: order.lines
      .filter((line) => line.currentQuantity > 0 || order.cancelledAt !== null)
      .map((line) => ({
        title: line.title,
        variant: line.variantTitle,
        quantity: line.currentQuantity || line.quantity,
        imageUrl: line.imageUrl,
      })),
    itemsCut: order.linesCut,
  };
}

const wayOf = ({ delivery }: Pick<Order, "delivery">): Way =>
  delivery?.method === "pickup" || delivery?.method === "local" ? delivery.method : null;

/** Where it is not told how it comes, what has an address is sent. An address that is kept from us may be there. */
function doesGoOut({ delivery, shippingAddress, withheld }: Order): boolean {
  if (delivery) return delivery.method === "shipping" || delivery.method === "local";
  return shippingAddress !== null || withheld.includes("shippingAddress");
}

/** How a whole order stands, with all of its parcels, and how it comes. */
export function standingOf(order: StageBasis): Pick<OrderStory, "stage" | "way"> {
  const way = wayOf(order);
  const sent = order.fulfillments.map((parcel) => stageOfSent(parcel, way)).filter((stage) => stage !== "not_sent");
  return { stage: stageOf(order, sent), way };
}

function stageOf(order: StageBasis, sent: readonly Stage[]): Stage {
  if (order.cancelledAt !== null) return "cancelled";
  const [only] = sent;
  if (!only) {
    const money = moneyWordOf(order.financialStatus);
    const stage = stageOfOrder(order.fulfillmentStatus);
    if (money === "refunded" && stage !== "nothing_to_send") return "refunded";
    return stage === "received" && money === "pending" ? "awaiting_payment" : stage;
  }
  if (piecesToSend(order) > 0) return "partly_sent";
  if (sent.every((stage) => stage === only)) return only;
  const arrived = sent.filter(hasArrived).length;
  if (arrived === sent.length) return "delivered";
  return arrived > 0 ? "partly_delivered" : "sent";
}

const piecesToSend = ({ cancelledAt, lines }: StageBasis): number =>
  cancelledAt === null ? sum(lines.map((line) => line.unfulfilledQuantity)) : 0;

/** How the pieces stand that no parcel has yet. */
function restStage({ fulfillmentStatus }: Order): Stage {
  const stage = stageOfOrder(fulfillmentStatus);
  return ["on_hold", "scheduled", "arranging"].includes(stage) ? stage : "preparing";
}

/** Only what has nothing in its way leaves within the usual time. */
function expect(order: Order, stage: Stage, paces: Paces | null, now: Date): Expectation {
  if (!paces?.handling || (stage !== "received" && stage !== "preparing")) return { on: "nothing" };
  const after = (hours: number) => new Date(Date.parse(order.createdAt) + hours * hour).toISOString();
  const [from, to] = [after(paces.handling.median), after(paces.handling.p90)];
  return Date.parse(to) > now.getTime() ? { on: "usual", from, to } : { on: "usual_passed", at: to };
}

const stepsBefore = (order: Order, stage: Stage): Step[] =>
  stepNames.map((name, place) => ({
    name,
    state: place > 0 ? "ahead" : stage === "sent" || stage === "partly_sent" ? "done" : "now",
    at: place === 0 ? order.createdAt : null,
  }));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
