import { expect, it } from "vitest";
import { makeLiveHub, type LiveBatch } from "./live-hub.ts";

const shop: LiveBatch = [{ kind: "shop" }];

it("tells who listens, as long as they do", () => {
  const hub = makeLiveHub();
  const heard: LiveBatch[] = [];
  const leave = hub.add((batch) => heard.push(batch));
  hub.tell(shop);
  hub.tell(null);
  leave();
  hub.tell(shop);
  expect(heard).toEqual([shop, null]);
});

it("tells a page what was heard while it was on its way, and nothing older", () => {
  const hub = makeLiveHub();
  const heard: Record<string, LiveBatch[]> = { before: [], page: [], part: [], next: [] };
  hub.add((batch) => heard.before!.push(batch));
  hub.tell(null);
  hub.expectPage(true);
  hub.tell(shop);
  hub.add((batch) => heard.page!.push(batch), true);
  hub.add((batch) => heard.part!.push(batch));
  hub.expectPage(false);
  hub.add((batch) => heard.next!.push(batch), true);
  expect(heard).toEqual({ before: [null, shop], page: [shop], part: [], next: [] });
});
