import { expect, it } from "vitest";
import type { ActionView } from "#app/features/acts/action-view.ts";
import { judgeApproval, judgeLimit, type KeptApproval } from "./judge-approval.ts";
import type { Row } from "./judge-ticket.ts";

const [agent, lead] = [1n, 2n];
const limits = new Map([[agent, 1_200n]]);
const act: Row = {
  id: 7n,
  kind: "refund",
  state: "succeeded",
  problem: null,
  requestKey: "key",
  idempotencyKey: "mark",
  input: {},
  result: null,
  amountMinor: 2_000n,
  valueMinor: 2_000n,
  moneyState: "confirmed",
  currency: "EUR",
  shopifyId: 9n,
  ticketId: 3n,
  staffId: agent,
};
const asked: KeptApproval = { actionId: 7n, state: "approved", askedById: agent, decidedById: lead, insteadId: null };
const failedBy = (problem: string): Row => ({ ...act, state: "failed", problem });

function judge(one: Partial<KeptApproval>, row: Row = act, shown = "2000", others: Row[] = []): string[] {
  const kept = { ...asked, ...one };
  const told = new Map([["key", { preview: { amount: { presentment: { minor: shown } } } }]]);
  const view = { approval: { state: kept.state } } as ActionView;
  return judgeApproval({ told }, kept, [row, ...others], view, limits).map((what) => what.replace(/^.*\) /, ""));
}

it("finds nothing where somebody else approved what was then made", () => {
  expect(judge({})).toEqual([]);
  expect(judge({ state: "declined" }, failedBy("declined"))).toEqual([]);
  expect(judge({ state: "withdrawn", decidedById: agent }, failedBy("withdrawn"))).toEqual([]);
  expect(judge({ state: "changed", insteadId: 8n }, failedBy("changed"), "2000", [{ ...act, id: 8n }])).toEqual([]);
});

it.each<[Partial<KeptApproval>, Row, string]>([
  [{ decidedById: agent }, act, "was approved by 1"],
  [{ decidedById: null }, act, "was approved by nobody"],
  [{ state: "asked", decidedById: null }, { ...act, state: "awaiting_approval" }, "is asked"],
  [{}, { ...act, state: "awaiting_approval" }, "was approved and not begun"],
  [{}, failedBy("declined"), "was approved and not begun"],
  [{ state: "declined" }, act, "was declined"],
  [{ state: "withdrawn" }, failedBy("withdrawn"), "was withdrawn by somebody else"],
  [{ state: "changed", insteadId: 8n }, failedBy("changed"), "was changed into nothing"],
  [{}, { ...act, amountMinor: 2_100n }, "is of another sum than was shown"],
  [{ askedById: 5n }, act, "is of somebody else"],
])("tells of %o", (one, row, what) => {
  expect(judge(one, row)).toContain(what);
});

it("tells of a ticket that says otherwise", () => {
  const says = (view: object | undefined) =>
    judgeApproval({ told: new Map() }, asked, [act], view as ActionView | undefined, limits);
  expect(says({ approval: { state: "declined" } })).toEqual([expect.stringContaining("the ticket says declined")]);
  expect(says({})).toEqual([expect.stringContaining("the ticket says undefined")]);
  expect(says(undefined)).toHaveLength(1);
});

it("tells of who may not give so much, and of what nobody was asked for", () => {
  const small = new Map([[lead, 1_500n]]);
  const view = { approval: { state: "approved" } } as ActionView;
  expect(judgeApproval({ told: new Map() }, asked, [act], view, small)[0]).toContain("by who may not give so much");
  expect(judgeLimit(act, [], limits)).toHaveLength(1);
  expect(judgeLimit(act, [asked], limits)).toEqual([]);
  expect(judgeLimit({ ...act, valueMinor: 1_200n }, [], limits)).toEqual([]);
});
