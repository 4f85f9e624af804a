import type { ActingDesk } from "#app/features/shared/desk.ts";
import { countAsked } from "#app/features/shared/count-asked.server.ts";
import { customerWordsOf } from "../customer-words.ts";
import { readOpened, writeOpened, type OpenedForm } from "../opened-order.server.ts";
import { idOf } from "../refund/refund-facts.ts";
import { mostChanges, type EditChoice } from "./edit-choice.ts";
import { EditBegin, EditOrder, type BegunEditAnswer } from "./edit-documents.ts";
import { sessionOf, wantedLines, type EditFacts, type EditSession } from "./edit-facts.ts";
import { stageEdit } from "./stage-edit.server.ts";

const form: OpenedForm = { kind: "edit", document: EditBegin };

/**
 * Begins an edit of the order for the form, or stages a choice in the edit that was begun for it, and begins the one of the
 * next preview: one call; one more where the form's edit is not good any more, where something comes off what is added, and
 * where Shopify lets nobody edit the order. What is staged stands in an edit that nothing else is staged in, before or
 * after.
 * @returns null when Shopify has no such order for us
 * @throws ShopifyUnavailable
 */
export async function readEdit(
  desk: ActingDesk,
  orderId: string,
  choice: EditChoice | null,
): Promise<EditFacts | null> {
  const session = choice && (await takeSession(desk, orderId, choice));
  if (choice && session) return stage(desk, orderId, choice, session, false);
  const facts = await begin(desk, orderId);
  if (!choice || !facts?.begun) return facts;
  const begun = sessionOf(facts.begun);
  const changes = countChanges(begun, choice);
  return changes === 0 || changes > mostChanges ? facts : stage(desk, orderId, choice, begun, true);
}

const countChanges = (session: EditSession, choice: EditChoice): number =>
  wantedLines(session, choice).length + choice.added.length;

/**
 * The edit that the form brings, once: what another preview stages in it would be done with this one.
 * @returns null: one has to be begun
 */
async function takeSession(desk: ActingDesk, orderId: string, choice: EditChoice): Promise<EditSession | null> {
  const session = await readOpened<EditSession>(desk, form, BigInt(idOf(orderId)), choice.opened);
  if (!session) return null;
  const changes = countChanges(session, choice);
  if (changes === 0 || changes > mostChanges) return null;
  const isTaken = (await countAsked(desk, [{ kind: "edit_session", whose: session.id, by: 1 }])) > 0;
  return isTaken ? null : session;
}

/** @param isNew the session was begun just now */
async function stage(
  desk: ActingDesk,
  orderId: string,
  choice: EditChoice,
  session: EditSession,
  isNew: boolean,
): Promise<EditFacts | null> {
  const at = desk.now();
  const lines = wantedLines(session, choice);
  const wordFor = (locale: string | null) => customerWordsOf(locale).discount;
  const { staged, isNothing, next } = await stageEdit(desk, orderId, session, lines, choice, wordFor);
  if (!next) return refused(desk, orderId, "");
  const now = sessionOf(next);
  const isOutdated = now.basis !== session.basis;
  if (!isOutdated && (isNew || !isNothing)) return factsOf(desk, orderId, at, next, staged);
  // It changed while one looked.
  if (isNew)
    return factsOf(desk, orderId, at, next, { ok: false, problems: [{ field: "", problem: "order_changed" }] });
  const changes = countChanges(now, choice);
  return changes === 0 || changes > mostChanges
    ? factsOf(desk, orderId, at, next, null)
    : stage(desk, orderId, choice, now, true);
}

async function begin(desk: ActingDesk, orderId: string): Promise<EditFacts | null> {
  const at = desk.now();
  const { calculatedOrder, userErrors = [] } =
    (await desk.shopify.read(EditBegin, { orderId })).data.orderEditBegin ?? {};
  if (calculatedOrder) return factsOf(desk, orderId, at, calculatedOrder, null);
  return refused(desk, orderId, userErrors.map(({ message }) => message).join("\n"));
}

/** Shopify says what stands in its way where the order is read without an edit. */
async function refused(desk: ActingDesk, orderId: string, refusal: string): Promise<EditFacts | null> {
  const { order } = (await desk.shopify.read(EditOrder, { id: orderId })).data;
  return order && { ...order, begun: null, refusal, staged: null, opened: "" };
}

const factsOf = (
  desk: ActingDesk,
  orderId: string,
  at: Date,
  begun: BegunEditAnswer,
  staged: EditFacts["staged"],
): EditFacts => ({
  ...begun.originalOrder,
  begun,
  refusal: "",
  staged,
  opened: writeOpened(desk, form, BigInt(idOf(orderId)), at, sessionOf(begun)),
});
