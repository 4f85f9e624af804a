import { refuse, succeed, type Outcome } from "#app/features/shared/outcome.ts";
import type { Desk, DeskTx } from "#app/features/shared/desk.ts";
import { lockOrder } from "#app/features/acts/lock-order.server.ts";
import { countAsked } from "../../shared/count-asked.server.ts";
import { keepShopperFiles, type KeptShopperFile } from "../keep-shopper-files.server.ts";
import { noteStep } from "../report/note-step.server.ts";
import type { ShopperFile } from "../shopper-file.ts";
import { readTracked, type TrackedOrder } from "../tracking/find-order.server.ts";
import type { ShopperVisit } from "../visit.ts";
import { doAtOnce, type RequestToDo } from "./do-at-once.server.ts";
import { fileRequest } from "./file-request.server.ts";
import type { Offer } from "./may-request.ts";
import { readRules } from "./read-rules.server.ts";
import { readRequestInput, type RequestInput } from "./request-input.ts";
import { requestKeyOf } from "./request-key.server.ts";
import type { RequestKind } from "./request-kind.ts";
import { findOpenReport, isOpenRequest } from "./request-state.ts";
import { wayFor, type Asker } from "./request-trust.ts";
import { noteHeld } from "./note-held.server.ts";
import { shopperDesk } from "./shopper-desk.ts";
import { writeRequestTicket } from "./request-ticket.server.ts";

export interface WantedRequest {
  kind: RequestKind;
  asker: Asker;
  /** Made with the form: the same form sent again is the same request. */
  formKey: string;
  input: RequestInput;
  files: readonly ShopperFile[];
  /** Asked by one click about what `input.parcel` names, in these words. The caller has looked whether it is offered. */
  click?: { subject: string; body: string };
}

export type RequestRefusal = "not_offered" | "confirm" | "no_address" | "too_often" | "unavailable";

/** `isNew` false: it was asked for before, by this form or by another one that is still open. */
export interface MadeRequest {
  id: bigint;
  kind: RequestKind;
  isNew: boolean;
}

/**
 * Takes a shopper's request: into a ticket first, whatever becomes of it, and then, where rule, policies and who asks allow
 * it, by the way of all acts. The same form again, or the same request while one is open, changes nothing.
 */
export async function makeRequest(
  visit: ShopperVisit,
  tracked: TrackedOrder,
  wanted: WantedRequest,
): Promise<Outcome<MadeRequest, RequestRefusal>> {
  const { desk } = visit;
  const { order } = tracked;
  const { kind, input } = wanted;
  const orderId = BigInt(order.id);
  const requestKey = requestKeyOf(order.id, kind, wanted.formKey);
  const before = await findSent(desk, requestKey);
  if (before) return succeed({ id: before, kind, isNew: false });
  const offer: Offer = wanted.click ? { offered: true, mode: "ask" } : tracked.offers[kind];
  const open = findOpen(tracked, wanted);
  if (open) return succeed({ id: BigInt(open.id), kind, isNew: false });
  if (!offer.offered) return refuse("not_offered");
  const way = wayFor(kind, offer.mode, wanted.asker);
  if (way === "confirm") return refuse("confirm");
  const email = tracked.email ?? order.customer?.email?.toLowerCase() ?? null;
  if (email === null) return refuse("no_address");
  const kept = await keepShopperFiles(desk, wanted.files);
  if (!kept.ok) return refuse("unavailable");

  const taking = desk.tx(async (tx) => {
    await lockOrder(tx, orderId);
    const meanwhile = await tx.db.shopperRequest.findFirst({ where: { requestKey }, select: { id: true } });
    if (meanwhile) return { id: meanwhile.id, filed: null };
    const photos = kept.value.map(({ fileId }) => fileId.toString());
    const asked = { ...wanted, input: { ...input, ...(photos.length > 0 && { photos }) } };
    const other = await findOpenNow(desk, tx, asked, orderId);
    if (other) return { id: other, filed: null };
    // Only what would be written counts: the same form sent again is no other request.
    if (
      await countAsked({ ...desk, sql: tx.sql }, [
        { kind: wanted.click ? "report" : "request", whose: order.id, by: 1 },
      ])
    )
      return null;
    return write(visit, tx, tracked, { ...asked, requestKey, email, files: kept.value, isQuiet: way === "now" });
  });
  const made = await taking.catch(async (error: unknown) => {
    // Of very many at once some wait too long for their turn: the first one's request is theirs.
    const meanwhile = (await findSent(desk, requestKey)) ?? (await findReport(desk, orderId, wanted));
    if (meanwhile) return { id: meanwhile, filed: null };
    throw error;
  });
  if (!made) return refuse("too_often");
  if (!made.filed) return succeed({ id: made.id, kind, isNew: false });

  const { ticketId, number, isSpam } = made.filed;
  if (way === "now" && !isSpam) {
    const isPicture = ({ contentType }: KeptShopperFile) => contentType.startsWith("image/");
    const pictures = kept.value.filter(isPicture).map(({ fileId }) => fileId);
    const held = await tryAtOnce(visit, { id: made.id, kind, orderId, ticketNumber: number, input, pictures });
    if (held === null || !(await noteHeld(desk, made.id, { id: ticketId, number }, held))) {
      noteStep(visit, { kind: "request.done", orderId, requestId: made.id });
      return succeed({ id: made.id, kind, isNew: true });
    }
  }
  noteStep(visit, { kind: "request.asked", orderId, requestId: made.id, ticketId });
  return succeed({ id: made.id, kind, isNew: true });
}

/** It is filed: whatever goes wrong, somebody hears of it. */
async function tryAtOnce(
  { desk, locale }: ShopperVisit,
  filed: Omit<RequestToDo, "rule" | "instructions">,
): Promise<string | null> {
  try {
    const { rules, bounds } = await readRules(desk);
    const rule = rules[filed.kind];
    // What the merchant has just changed counts.
    if (rule.mode !== "now") return "not_now";
    const acting = shopperDesk(desk, locale, filed.kind, rule, bounds, filed.id);
    return await doAtOnce(acting, { ...filed, rule, instructions: bounds.returnInstructions });
  } catch (error) {
    desk.log.error({ err: error, requestId: filed.id.toString() }, "a shopper's request was interrupted");
    return "interrupted";
  }
}

/** The request that this form made before; null: none. */
export async function findSent({ db }: Desk, requestKey: string): Promise<bigint | null> {
  const found = await db.shopperRequest.findFirst({ where: { requestKey }, select: { id: true } });
  return found?.id ?? null;
}

/** What is open by now of what one click asks; null: nothing, or asked by a form. */
async function findReport(desk: Pick<Desk, "sql" | "now" | "shop">, orderId: bigint, wanted: WantedRequest) {
  if (!wanted.click) return null;
  const tracked = await readTracked(desk, orderId);
  const open = findOpenReport(tracked?.asked ?? [], wanted.kind, wanted.input.parcel ?? "");
  return open ? BigInt(open.id) : null;
}

/** One cancellation, or one new address, at a time; of other things the same again. */
function findOpen({ asked }: TrackedOrder, { kind, input, click }: WantedRequest) {
  if (click) return findOpenReport(asked, kind, input.parcel ?? "");
  const isOne = kind === "cancel" || kind === "address" || kind === "late";
  return isOne ? asked.find((one) => one.kind === kind && isOpenRequest(one)) : undefined;
}

/** The same, once nobody else can write: what another tab has begun meanwhile, and the same lines twice. */
async function findOpenNow(desk: Desk, tx: DeskTx, wanted: WantedRequest, orderId: bigint): Promise<bigint | null> {
  const rows = await tx.db.shopperRequest.findMany({
    where: { orderId, kind: wanted.kind },
    orderBy: { id: "desc" },
    take: 10,
    select: { id: true, input: true },
  });
  if (!rows.length) return null;
  const reading = { ...desk, sql: tx.sql };
  if (wanted.click) return findReport(reading, orderId, wanted);
  const tracked = await readTracked(reading, orderId);
  const open = (tracked?.asked ?? []).filter((one) => one.kind === wanted.kind && isOpenRequest(one));
  const isOne = wanted.kind === "cancel" || wanted.kind === "address" || wanted.kind === "late";
  const same = open.find(({ id }) => isOne || sameRequest(rows.find((row) => row.id.toString() === id)?.input, wanted.input)); // prettier-ignore
  return same ? BigInt(same.id) : null;
}

/** Whether nothing is said, or shown, that was not before. */
const sameRequest = (stored: unknown, wanted: RequestInput): boolean => {
  const told = ({ lines, reason, note }: RequestInput) => {
    const goods = lines.map((line) => [
      line.lineId,
      line.quantity,
      line.sentId,
      line.reasonId,
      line.instead?.variantId,
    ]);
    return JSON.stringify([goods, reason, note]);
  };
  const before = readRequestInput(stored);
  return told(before) === told(wanted) && (wanted.photos ?? []).every((photo) => before.photos?.includes(photo));
};

interface ToWrite extends Omit<WantedRequest, "files"> {
  requestKey: string;
  email: string;
  files: readonly KeptShopperFile[];
  isQuiet: boolean;
}

async function write(visit: ShopperVisit, tx: DeskTx, tracked: TrackedOrder, request: ToWrite) {
  const { kind, requestKey, email, files, input, asker, isQuiet } = request;
  const { order } = tracked;
  const at = visit.desk.now();
  const words = request.click ?? writeRequestTicket(visit, tracked, request);
  const filed = await fileRequest(visit, tx, {
    ...words,
    email,
    order,
    clientKey: `request ${requestKey}`,
    files,
    isQuiet,
    isUnproven: asker === "guest",
  });
  const { id } = await tx.db.shopperRequest.create({
    data: {
      orderId: BigInt(order.id),
      kind,
      requestKey,
      input: input as object,
      isCustomer: asker !== "guest",
      ticketId: filed.ticketId,
      // Whom the shop has blocked moves nothing by themselves.
      pendingSince: isQuiet && !filed.isSpam ? at : null,
      createdAt: at,
    },
    select: { id: true },
  });
  return { id, filed };
}
