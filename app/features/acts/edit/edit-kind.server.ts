import { actingRole } from "../authority/acting.ts";
import { readPolicyFacts } from "../../policies/policy-facts.ts";
import { mayDo } from "../../team/role.ts";
import { moneyToJson, type Money } from "../../shared/money.ts";
import { refuse, succeed } from "../../shared/outcome.ts";
import type { FieldProblem } from "../act-problems.ts";
import { refuseNeeds, type Need } from "../authority/refuse-needs.server.ts";
import type { LiveAct } from "../live-act.server.ts";
import { idOf, readShown } from "../refund/refund-facts.ts";
import { refundMark } from "../refund/refund-note.ts";
import { sayBalance } from "./edit-balance.ts";
import type { EditOrderAnswer } from "./edit-documents.ts";
import { mostChanges, type EditChoice, type EditForm, type EditPlan } from "./edit-choice.ts";
import { readLine, type EditFacts, type WantedLine } from "./edit-facts.ts";
import type { EditActionInput } from "./edit-record.ts";
import { readEdit } from "./read-edit.server.ts";

/** Items of an order taken off, added, or more or fewer of them, before they are sent. */
export const editAct: LiveAct<EditFacts, EditForm, EditChoice, EditPlan> = {
  kind: "edit",
  read: readEdit,
  policyFacts: readPolicyFacts,
  start(desk, order) {
    if (order.cancelledAt) return refuse("cancelled");
    if (order.closed) return refuse("archived");
    const detail = [...order.merchantEditableErrors, order.refusal].filter(Boolean).join("\n");
    if (!order.merchantEditable || !order.begun) return refuse("not_editable", { detail });
    return succeed({
      lines: order.lineItems.nodes.map(readLine).filter(({ quantity }) => quantity > 0),
      hasMore: order.lineItems.pageInfo.hasNextPage,
      mayRestock: mayDo(actingRole(desk), "restock"),
      mayDiscount: mayDo(actingRole(desk), "discount"),
      mayNotify: order.email !== null,
      opened: order.opened,
    });
  },
  plan(desk, order, choice, idempotencyKey) {
    const { begun, staged, opened } = order;
    const { wanted, problems } = checkLines(order, choice);
    const takesOff = wanted.some(({ before, quantity }) => quantity < before);
    const needs: Need[] = [
      ...(takesOff && choice.restock ? [{ ability: "restock" as const, field: "restock" }] : []),
      ...(choice.added.length && choice.percent ? [{ ability: "discount" as const, field: "percent" }] : []),
    ];
    problems.push(...refuseNeeds(desk, needs));
    const changed = wanted.length + choice.added.length;
    if (!problems.length && !changed) problems.push({ field: "", problem: "unchanged" });
    if (changed > mostChanges) problems.push({ field: "", problem: "too_many_changes", detail: String(mostChanges) });
    if (problems.length) return { ok: false, problems, opened };
    if (!begun || !staged) return { ok: false, problems: [{ field: "", problem: "order_changed" }], opened };
    if (!staged.ok) return { ...staged, opened };

    const { changes, after, undiscounted, updatedAt } = staged.value;
    const [was, is] = [readShown(begun.totalPriceSet), readShown(after.totalPriceSet)];
    const { owed, back } = settle(
      readShown(begun.totalOutstandingSet).presentment,
      readShown(after.totalOutstandingSet).presentment,
      is.presentment.minor - was.presentment.minor,
    );
    const lowered = was.shop.minor - is.shop.minor;
    const goesBack = settle(
      readShown(begun.totalOutstandingSet).shop,
      readShown(after.totalOutstandingSet).shop,
      -lowered,
    ).back.minor;
    // What comes off the price of what is added.
    const givenMinor = readShown(undiscounted.totalPriceSet).shop.minor - is.shop.minor;
    // What is to go back counts when it does, by a refund: not twice.
    const given = [0n, givenMinor, lowered - goesBack].reduce((most, one) => (one > most ? one : most));
    const titled = changes.map((change, index) => ({
      ...change,
      title: change.title || titleIn(order, wanted[index]),
    }));
    const { variant, about } = sayBalance({ ...owed, minor: owed.minor - back.minor });
    const sent: EditActionInput["sent"] = {
      id: after.id,
      notifyCustomer: choice.notify,
      staffNote: [choice.note, refundMark(idempotencyKey)].filter(Boolean).join("\n"),
    };
    return {
      ok: true,
      value: {
        sent,
        basis: {
          // Should staging count as a change of the order, what was staged last is part of what was shown.
          ...(updatedAt && { updatedAt }),
          agreementIds: order.agreements.nodes.map(({ id }) => idOf(id)),
          beforeMinor: was.presentment.minor.toString(),
          afterMinor: is.presentment.minor.toString(),
        },
        shown: {
          note: choice.note,
          variant,
          about: { ...about, changes: titled.map(sayChange).join(", ") },
        },
        value: { minor: given, currency: was.shop.currency },
        needs: needs.map(({ ability }) => ability),
        preview: {
          changes: titled,
          before: moneyToJson(was.presentment),
          after: moneyToJson(is.presentment),
          owed: moneyToJson(owed),
          back: moneyToJson(back),
          notify: choice.notify,
          opened,
        },
      },
    };
  },
};

/** "Mug 2 → 1" in any language. */
const sayChange = ({ title, before, after }: EditPlan["changes"][number]): string => `${title} ${before} → ${after}`;

const titleIn = (order: EditOrderAnswer, wanted: WantedLine | undefined): string =>
  order.lineItems.nodes.map(readLine).find(({ lineId }) => lineId === wanted?.lineId)?.title ?? "";

/** The lines that are to change, and everything that stands in the way of it. */
function checkLines(order: EditOrderAnswer, choice: EditChoice) {
  const known = order.lineItems.nodes.map(readLine);
  const wanted: WantedLine[] = [];
  const problems: FieldProblem[] = [];
  for (const { lineId, quantity } of choice.lines) {
    const field = `line.${lineId}`;
    const line = known.find((one) => one.lineId === lineId);
    if (!line) problems.push({ field, problem: "unknown_line" });
    else if (quantity === line.quantity) continue;
    else if (!line.isEditable) problems.push({ field, problem: "line_not_editable" });
    else if (quantity < line.sent) problems.push({ field, problem: "sent", detail: String(line.sent) });
    else wanted.push({ lineId, before: line.quantity, quantity });
  }
  return { wanted, problems };
}

/**
 * What the customer then has to pay, or is to be given back. Shopify may show the latter as a negative sum or as none: then
 * what the order became cheaper by counts, where nothing had been owed.
 */
function settle(before: Money, after: Money, difference: bigint): { owed: Money; back: Money } {
  const of = (minor: bigint): Money => ({ ...after, minor: minor > 0n ? minor : 0n });
  const isSilent = after.minor === 0n && before.minor === 0n;
  return { owed: of(after.minor), back: of(isSilent ? -difference : -after.minor) };
}
