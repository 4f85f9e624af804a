import { expect, test } from "vitest";
import { judgeLive } from "./judge-live.ts";
import type { RequestKind } from "./request-kind.ts";
import { defaultRules } from "./request-rule.ts";

const judge = (kind: RequestKind, status: string, mostMinor: bigint | null = null) =>
  judgeLive(kind, { status, total: 2_900n }, { ...defaultRules[kind], mostMinor });

const cases: [string, string | null, string | null][] = [
  ["nobody is at it", judge("cancel", "UNFULFILLED"), null],
  ["somebody is packing it", judge("cancel", "IN_PROGRESS"), "in_progress"],
  ["it waits for a warehouse", judge("address", "PENDING_FULFILLMENT"), "in_progress"],
  ["it is planned for a day", judge("cancel", "SCHEDULED"), "in_progress"],
  ["a part is sent", judge("address", "PARTIALLY_FULFILLED"), "fulfilled"],
  ["a status that came later", judge("address", "TELEPORTED"), "in_progress"],
  ["what comes back has been sent", judge("return", "FULFILLED"), null],
  ["up to the rule's sum", judge("address", "UNFULFILLED", 2_900n), null],
  ["above it", judge("address", "UNFULFILLED", 2_899n), "over_limit"],
  ["above it, of goods that come back", judge("return", "FULFILLED", 2_899n), "over_limit"],
];
test.each(cases)("%s", (_name, found, wanted) => expect(found).toBe(wanted));
