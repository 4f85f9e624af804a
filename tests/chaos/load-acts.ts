import type { PlannedFault } from "#tests/standin/admin/faults.ts";
import type { Random } from "#tests/standin/world/random.ts";
import { fillForm, pickKind } from "./act-forms.ts";
import type { ChaosApp } from "./chaos-app.ts";
import type { ChaosRecord } from "./chaos-record.ts";
import { decideRequest, planDecision } from "./decide-requests.ts";
import { atRate, type Ends } from "./pace.ts";
import { pressAct, type WantedAct } from "./press-act.ts";
import { pickStaff } from "./staff-door.ts";

/** What acts are asked of Shopify with. */
export const actOperations =
  /^(RefundCreate|ReplacementCreate|ReplacementComplete|OrderCancel|CreditGive|DiscountCreate|HoldPlace|HoldRelease|AddressUpdate|NoteUpdate|EditCommit|DraftCreate|DraftInvoice|ReturnCreate|LabelStage|ReturnLabel|ReturnApprove|ReturnDecline|ReturnClose|ReturnProcess|ExchangeInvoice)$/;
export const actFaults: PlannedFault[] = [
  { kind: "reset-after" },
  { kind: "reset-before" },
  { kind: "status-after", status: 500 },
  { kind: "act-late", ms: 3_000, answers: false },
  { kind: "latency", ms: 2_000 },
  { kind: "throttled" },
];

/**
 * Staff do all that there is to do to orders, above their limits by asking somebody else, who decides; orders meet several
 * acts. The button's request is repeated with the key of its preview until it is answered, sometimes by two clicks. Shopify
 * fails at some of them, also after it has done the work.
 */
export function loadActs(app: ChaosApp, record: ChaosRecord, random: Random, perSecond: number, ends: Ends) {
  return atRate(perSecond, ends, async () => {
    const at = random.pick(app.cases);
    const kind = pickKind(random, at.order);
    const fields = fillForm(kind, at.order, app.state, random);
    const staffId = pickStaff(app, random);
    const [fault, presses] = [random.chance(0.3) ? random.pick(actFaults) : null, random.chance(0.2) ? 2 : 1];
    const decision = planDecision(app, random, staffId);
    const wanted: WantedAct = { kind, at, staffId, fields, presses };
    const begin = () => fault && app.standin.admin.faults.next({ ...fault, operation: actOperations });
    const asked = await pressAct(app, record, wanted, ends, begin);
    if (asked?.state === "awaiting_approval") await decideRequest(app, record, wanted, asked.id, decision, ends);
  });
}
