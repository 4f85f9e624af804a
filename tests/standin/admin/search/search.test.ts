import { describe, expect, it } from "vitest";
import { makeSampleState, sampleNow } from "../sample-state.ts";
import { indexShop } from "../shop-index.ts";
import { compileSearch } from "./compile-search.ts";
import { orderSearch } from "./order-search.ts";

const state = makeSampleState();
const [first, second, third] = state.orders;
first!.tags = ["VIP", "gift wrap"];
second!.cancelledAt = "2026-11-09T00:00:00Z";
third!.note = "call me";

function find(query: string): string {
  const search = compileSearch(query, orderSearch(indexShop(state), "USD"), sampleNow);
  return state.orders
    .filter((order) => !order.deleted && search.matches(order))
    .map((order) => order.number)
    .join(" ");
}

const all = "1001 1002 1003 1004 1005 1007";

describe("search syntax", () => {
  it.each([
    ["", all],
    ["name:#1003", "1003"],
    ["name:1003", "1003"],
    ["name:100*", all],
    ["id:1004", "1004"],
    ["id:>=1004", "1004 1005 1007"],
    ["email:ANA@example.com", "1001 1002 1003 1004"],
    ["email:ana", ""],
    ["email:ana*", "1001 1002 1003 1004"],
    ["customer_id:302", "1005"],
    ["customer_id:*", "1001 1002 1003 1004 1005"],
    ["created_at:2026-11-10", "1003"],
    ["created_at:>2026-11-10", "1004"],
    ["created_at:>=2026-11-10", "1003 1004"],
    ["created_at:<'2026-11-01T10:00:00Z'", "1005"],
    ["created_at:<='2026-11-01T10:00:00Z'", "1001 1005 1007"],
    ["created_at:2026-08", "1005"],
    ["processed_at:>2026-11-09 processed_at:<2026-11-11", "1003"],
    ["financial_status:paid", "1001 1002 1003 1004 1005"],
    ["financial_status:pending", "1007"],
    ["financial_status:pending,refunded", "1007"],
    ["fulfillment_status:shipped", "1002"],
    ["fulfillment_status:unfulfilled", "1001 1003 1004 1005 1007"],
    ["status:cancelled", "1002"],
    ["status:open", "1001 1003 1004 1005 1007"],
    ["status:any", all],
    ["tag:vip", "1001 1002"],
    ["tag:'gift wrap'", "1001"],
    ["tag_not:vip", "1003 1004 1005 1007"],
    ["sku:TEA-100", "1003"],
    ["sku:TEA*", "1003"],
    ["discount_code:autumn", "1003"],
    ["gateway:gift_card", "1004"],
    ["current_total_price:>100", "1003"],
    ["kowalska", "1001 1002 1003 1004"],
    ["Kow", "1001 1002 1003 1004"],
    ["owalska", ""],
    ['"na Kow"', "1001 1002 1003 1004"],
    ["lee tom", "1005"],
    ["#1004", "1004"],
    ["1004", "1004"],
    ["name:1001 OR name:1003", "1001 1003"],
    ["name:1001 AND tag:vip", "1001"],
    ["tag:vip -name:1001", "1002"],
    ["tag:vip NOT name:1001", "1002"],
    ["-tag:vip", "1003 1004 1005 1007"],
    ["(name:1001 OR name:1002) AND status:cancelled", "1002"],
    ["tag:vip (name:1001 OR name:1003)", "1001"],
    ["name:1001 OR name:1002 status:cancelled", "1001 1002"],
    ["NOT (tag:vip OR name:1003)", "1004 1005 1007"],
    ["(name:1001", "1001"],
    ["name:1001)", "1001"],
    ["AND OR", all],
    ["created_at:nonsense", ""],
  ])("%j finds %j", (query, expected) => {
    expect(find(query)).toBe(expected);
  });

  it("passes over a field that does not exist and names it", () => {
    const search = compileSearch("tracking_number:JD014600 name:1001", orderSearch(indexShop(state), "USD"), sampleNow);
    expect(search.unknownFields).toEqual(["tracking_number"]);
    expect(state.orders.filter(search.matches).map((order) => order.number)).toEqual([1001]);
  });
});
