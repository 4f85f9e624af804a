import { describe, expect, it } from "vitest";
import { everyTicket, filterFromJson, parseFilter, writeFilter, type InboxFilter } from "./inbox-filter.ts";
import { builtInViews, parseInboxAsk, viewRules, writeInboxAsk } from "./inbox-view.ts";

const full: InboxFilter = {
  status: ["open", "pending"],
  assignee: ["me", "none", "12"],
  channel: ["email"],
  tag: ["7"],
  priority: [0, 3],
  payment: ["PARTIALLY_REFUNDED"],
  fulfilment: ["UNFULFILLED"],
  age: { olderThanHours: 72 },
  language: ["pl", "none"],
  snoozed: "only",
  only: ["unread", "following"],
};

describe("an inbox filter", () => {
  it("is read from an address as it was written", () => {
    expect(parseFilter(writeFilter(full))).toEqual(full);
    expect(writeFilter(everyTicket).toString()).toBe("");
    expect(writeFilter(full, full).toString()).toBe("");
  });

  it.each(builtInViews)("differs from the view %s by what is written, and no more", (view) => {
    const base = viewRules[view].filter;
    expect(parseFilter(writeFilter(full, base), base)).toEqual(full);
    expect(parseFilter(writeFilter(everyTicket, base), base)).toEqual(everyTicket);
    expect(parseFilter(new URLSearchParams(), base)).toEqual(base);
  });

  it.each([
    "status=nonsense&assignee=Tom&channel=%00&tag=0&priority=4&payment=paid&language=english&only=all",
    "age=older-0&snoozed=maybe",
    "age=older-99999999",
    "tag=9223372036854775808",
    "status=,,,",
  ])("drops what it does not know: %s", (address) =>
    expect(parseFilter(new URLSearchParams(address))).toEqual(everyTicket),
  );

  it("takes no more than twenty of a kind, each once", () => {
    const tags = Array.from({ length: 500 }, (_, i) => i + 1).join(",");
    expect(parseFilter(new URLSearchParams({ tag: tags })).tag).toHaveLength(20);
    expect(parseFilter(new URLSearchParams("tag=5&tag=5,6")).tag).toEqual(["5", "6"]);
  });

  it("is read as it was stored, whatever was stored", () => {
    expect(filterFromJson(JSON.parse(JSON.stringify(full)))).toEqual(full);
    expect(filterFromJson({ status: ["open", 7, "gone"], age: { olderThanHours: "x" }, tag: "5" })).toEqual({
      ...everyTicket,
      status: ["open"],
    });
    for (const nothing of [null, 5, "x", [], {}]) expect(filterFromJson(nothing)).toEqual(everyTicket);
  });
});

describe("the address of an inbox page", () => {
  const saved = [{ id: "4", name: "Late", isMine: true, isShared: false, filter: full, sort: "oldest" as const }];

  it("is read as it was written", () => {
    const ask = parseInboxAsk(new URLSearchParams("view=v4&sort=created&status=spam&cursor=a5"), saved);
    expect(ask).toMatchObject({ view: "v4", sort: "created", cursor: "a5", filter: { ...full, status: ["spam"] } });
    expect(parseInboxAsk(writeInboxAsk(ask), saved)).toEqual(ask);
  });

  it("is the open tickets when the view is not known", () => {
    expect(parseInboxAsk(new URLSearchParams("view=v5"), saved)).toMatchObject({ view: "open", sort: "latest" });
    expect(writeInboxAsk(parseInboxAsk(new URLSearchParams(), saved)).toString()).toBe("");
  });
});
