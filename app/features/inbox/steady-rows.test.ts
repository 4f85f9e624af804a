import { describe, expect, it } from "vitest";
import type { InboxRow } from "./inbox-view.ts";
import { viewRules } from "./inbox-view.ts";
import { rowAfterChange, staysIn } from "./row-after-change.ts";
import { freshRows, steadyRows } from "./steady-rows.ts";

const row = (number: number, more: Partial<InboxRow> = {}): InboxRow => ({
  id: String(number),
  number,
  subject: "Where is it?",
  status: "open",
  priority: 1,
  channel: "email",
  customerName: "Ana",
  preview: "",
  lastMessageBy: "customer",
  lastActivityAt: "2026-11-21T10:00:00.000Z",
  createdAt: "2026-11-21T10:00:00.000Z",
  waitingSince: "2026-11-21T10:00:00.000Z",
  unread: false,
  assigneeId: null,
  assigneeName: null,
  isMine: false,
  tags: [],
  snoozed: false,
  snoozedUntil: null,
  language: null,
  orderName: null,
  orderPayment: null,
  orderFulfilment: null,
  ...more,
});
const numbers = (shown: { row: InboxRow; left: boolean }[]) =>
  shown.map(({ row: { number }, left }) => (left ? -number : number));

describe("rows under somebody's cursor", () => {
  const shown = freshRows([], [row(3), row(2), row(1)]);

  it("stay at their place: changed, left, new", () => {
    const { rows, news } = steadyRows(shown, [row(4), row(1, { unread: true }), row(3)]);
    expect(numbers(rows)).toEqual([3, -2, 1]);
    expect(news).toBe(1);
    expect(rows[2]?.row.unread).toBe(true);
  });

  it("come back when they belong to the view again", () => {
    const without = steadyRows(shown, [row(3), row(1)]).rows;
    expect(numbers(without)).toEqual([3, -2, 1]);
    expect(numbers(steadyRows(without, [row(3), row(2), row(1)]).rows)).toEqual([3, 2, 1]);
  });

  it("are the same objects while nothing changed", () => {
    expect(steadyRows(shown, [row(3), row(2), row(1)]).rows[1]).toBe(shown[1]);
    expect(freshRows(shown, [row(2), row(3)])[0]).toBe(shown[1]);
    expect(freshRows(shown, [row(2, { unread: true })])[0]).not.toBe(shown[1]);
  });

  it("are as they were read once nobody is there", () => {
    const worked = steadyRows(shown, [row(4), row(1)]).rows;
    expect(numbers(freshRows(worked, [row(4), row(1)]))).toEqual([4, 1]);
  });
});

describe("a change shown before it is made", () => {
  const names = { me: "7", staff: (id: string) => (id === "7" ? "Eva" : null), tag: () => "VIP" };
  const open = viewRules.open.filter;
  it.each([
    [{ kind: "status", data: { status: "solved" } }, row(1), false],
    [{ kind: "status", data: { status: "closed" } }, row(1), true],
    [{ kind: "spam", data: {} }, row(1), false],
    [{ kind: "snooze", data: { snoozed: true, until: null } }, row(1), false],
    [{ kind: "priority", data: { priority: 3 } }, row(1), true],
    [{ kind: "assign", data: { staffId: "7" } }, row(1), true],
    [{ kind: "tag", data: { tagId: "5" } }, row(1), true],
    [{ kind: "read", data: { unread: true } }, row(1), true],
  ] as const)("%o leaves the row in the open tickets: %o", (change, before, stays) => {
    expect(staysIn(rowAfterChange(before, change, names), open, "7")).toBe(stays);
  });

  it("is as the change says", () => {
    const mine = rowAfterChange(row(1), { kind: "assign", data: { staffId: "7" } }, names);
    expect(mine).toMatchObject({ assigneeId: "7", assigneeName: "Eva", isMine: true });
    expect(staysIn(mine, viewRules.unassigned.filter, "7")).toBe(false);
    expect(staysIn(mine, viewRules.mine.filter, "7")).toBe(true);
    const tagged = rowAfterChange(mine, { kind: "tag", data: { tagId: "5" } }, names);
    expect(tagged.tags).toEqual([{ id: "5", name: "VIP" }]);
    expect(rowAfterChange(tagged, { kind: "untag", data: { tagId: "5" } }, names).tags).toEqual([]);
    expect(
      rowAfterChange(row(1, { status: "solved" }), { kind: "snooze", data: { snoozed: true, until: null } }, names),
    ).toEqual(row(1, { status: "solved" }));
  });
});
