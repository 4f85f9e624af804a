import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import type { Random } from "#tests/standin/world/random.ts";
import type { ChaosApp } from "./chaos-app.ts";
import type { ActCase } from "./chaos-orders.ts";
import { actNames, type ActName, type ChaosRecord, type SentAct } from "./chaos-record.ts";
import { atRate, untilAnswered, type Ends } from "./pace.ts";
import { pickStaff, postForm, wordOf, type ActRoute } from "./staff-door.ts";

const routes: Record<ActName, ActRoute> = {
  refund: ".refund",
  replacement: ".replacement",
  cancellation: ".cancel",
  credit: ".credit",
  discount: ".discount",
  hold: ".hold",
  address: ".address",
  note: ".order-note",
};
const weights: Record<ActName, number> = {
  refund: 6,
  replacement: 3,
  cancellation: 2,
  credit: 2,
  discount: 1,
  hold: 1,
  address: 1,
  note: 1,
};
/** What acts are asked of Shopify with. */
export const actOperations =
  /^(RefundCreate|ReplacementCreate|ReplacementComplete|OrderCancel|CreditGive|DiscountCreate|HoldPlace|AddressUpdate|NoteUpdate|ReturnCreate)$/;
export const actFaults: PlannedFault[] = [
  { kind: "reset-after" },
  { kind: "reset-before" },
  { kind: "status-after", status: 500 },
  { kind: "act-late", ms: 3_000, answers: false },
  { kind: "latency", ms: 2_000 },
  { kind: "throttled" },
];

interface Preview {
  requestKey: string;
  amount: { presentment: { minor: string; currency: string } };
}

/**
 * Staff refund, send again, cancel, give credit and codes, hold, correct and note; orders meet several acts. The button's request is repeated with the key of its
 * preview until it is answered, sometimes by two clicks. Shopify fails at some of them, also after it has done the work.
 */
export function loadActs(app: ChaosApp, record: ChaosRecord, random: Random, perSecond: number, ends: Ends) {
  return atRate(perSecond, ends, async () => {
    const kind = random.weigh(actNames, (name) => weights[name]);
    const at = random.pick(app.cases);
    const staffId = pickStaff(app, random);
    const fields = fieldsOf(kind, at, random);
    const post = (more: Record<string, string>) => postForm<Preview>(app, staffId, at.ticketNumber, routes[kind], more);
    const [fault, presses] = [random.chance(0.3) ? random.pick(actFaults) : null, random.chance(0.2) ? 2 : 1];

    const shown = await untilAnswered(ends, () => post({ intent: "preview", ...fields }));
    if (!shown?.ok) {
      const word = shown ? wordOf(shown) : "no answer";
      record.refusedPreviews.set(word, (record.refusedPreviews.get(word) ?? 0) + 1);
      return;
    }
    const { requestKey, amount } = shown.value;
    const { minor, currency } = amount.presentment;
    const act: SentAct = { kind, orderId: at.order.id, requestKey, tries: 0, answer: null };
    record.acts.push(act);
    if (fault) app.standin.admin.faults.next({ ...fault, operation: actOperations });
    const press = async () => {
      act.tries++;
      const answer = await post({ intent: "confirm", requestKey, amountMinor: minor, currency });
      // Shopify could not be looked at, and nothing was begun: the person presses again.
      return answer && wordOf(answer) === "not_reached" ? null : answer;
    };
    const answers = await Promise.all(Array.from({ length: presses }, () => untilAnswered(ends, press)));
    const answer = answers.find((one) => one?.ok) ?? answers.find((one) => one !== null);
    act.answer = answer ? wordOf(answer) : null;
  });
}

/** The form as a browser would send it. What is written is there once. */
function fieldsOf(kind: ActName, { order }: ActCase, random: Random): Record<string, string> {
  const amount = (random.int(100, 1_200) / 100).toFixed(2);
  switch (kind) {
    case "refund":
      return { amount, currency: order.presentmentCurrency, locale: "en", reason: "Damaged" };
    case "cancellation":
      return { reason: "CUSTOMER", refund: "original", restock: "on", note: "Changed mind" };
    case "replacement":
      return { [`line.${order.lines[0]!.id}`]: "1", reason: "Damaged" };
    case "credit":
      return { amount, locale: "en" };
    case "discount":
      return { how: "amount", amount, until: "2099-12-31", locale: "en" };
    case "hold":
      // What is still to be sent has this id at the pretend Shopify.
      return { part: `${order.id}1`, how: "hold", reason: "INCORRECT_ADDRESS" };
    case "address":
      return {
        "address.firstName": "Ana",
        "address.lastName": "Kowalska",
        "address.address1": `ul. Krótka ${random.digits(8)}`,
        "address.city": "Kraków",
        "address.zip": "30-002",
        "address.countryCode": "PL",
      };
    case "note":
      return { note: `Note ${random.digits(8)}`, tags: "" };
  }
}
