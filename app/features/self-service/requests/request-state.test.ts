import { expect, test } from "vitest";
import { requestStateOf, type AnsweringAct, type AskedRequest } from "./request-state.ts";

const act = (kind: string, state: string, more: Partial<AnsweringAct> = {}): AnsweringAct => ({
  id: "1",
  kind,
  state,
  moneyState: "none",
  amount: { minor: "0", currency: "EUR" },
  instructions: null,
  label: null,
  madeOrder: null,
  made: null,
  problem: null,
  lineIds: [],
  ...more,
});
const stateOf = (acts: AnsweringAct[], more: Partial<AskedRequest> = {}) =>
  requestStateOf({
    id: "1",
    kind: "cancel",
    createdAt: "",
    ticketNumber: 1,
    ticketStatus: "open",
    actionId: null,
    lineIds: [],
    parcel: null,
    acts,
    ...more,
  }).is;

const cases: [string, string, string][] = [
  ["nothing was done yet", stateOf([]), "looking"],
  ["somebody has solved it by mail", stateOf([], { ticketStatus: "solved" }), "answered"],
  ["under way", stateOf([act("cancellation", "running")]), "doing"],
  ["no answer", stateOf([act("cancellation", "unknown")]), "checking"],
  ["somebody has to look", stateOf([act("cancellation", "needs_person")]), "checking"],
  ["refused", stateOf([act("cancellation", "failed")]), "looking"],
  ["done", stateOf([act("cancellation", "succeeded")]), "done"],
  ["done, and tried before", stateOf([act("cancellation", "succeeded"), act("cancellation", "failed")]), "done"],
  ["its money did not arrive", stateOf([act("cancellation", "succeeded", { moneyState: "failed" })]), "looking"],
  ["its money did not arrive, and it was solved", stateOf([act("cancellation", "succeeded", { moneyState: "failed" })], { ticketStatus: "solved" }), "looking"], // prettier-ignore
  ["its money is missing", stateOf([act("cancellation", "succeeded", { problem: "refund_missing" })]), "looking"],
  ["another thing was done with the order", stateOf([act("address", "succeeded")]), "looking"],
  ["other goods were sent again", stateOf([act("replacement", "succeeded", { lineIds: ["2"] })], { kind: "damaged", lineIds: ["1"] }), "looking"], // prettier-ignore
  ["they were among what was sent again", stateOf([act("replacement", "succeeded", { lineIds: ["2", "1"] })], { kind: "damaged", lineIds: ["1"] }), "done"], // prettier-ignore
  ["credit names no goods", stateOf([act("credit", "succeeded")], { kind: "damaged", lineIds: ["1"] }), "done"],
  ["sent again", stateOf([act("replacement", "succeeded")], { kind: "damaged" }), "done"],
];
test.each(cases)("%s", (_name, is, wanted) => expect(is).toBe(wanted));
