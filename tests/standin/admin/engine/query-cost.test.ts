import { parse } from "graphql";
import type { OperationDefinitionNode } from "graphql";
import { describe, expect, it } from "vitest";
import { loadAdminSchema } from "../../schema/load-schema.ts";
import { openSample } from "../ask-sample.ts";
import { priceOperation, weighPage } from "./query-cost.ts";

function price(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  return priceOperation(
    loadAdminSchema().schema,
    document,
    document.definitions[0] as OperationDefinitionNode,
    variables,
  );
}

describe("requested cost", () => {
  it.each([
    [1, 1],
    [3, 2],
    [5, 3],
    [10, 4],
    [25, 6],
    [50, 7],
    [100, 9],
    [250, 11],
  ])("a page of %i weighs %i", (size, weight) => {
    expect(weighPage(size)).toBe(weight);
  });

  it.each([
    ["{ shop { id name } }", 1],
    ["{ orders(first: 10) { nodes { id } } }", 2 + 4],
    ["{ orders(first: 10) { edges { cursor node { id customer { id } } } pageInfo { endCursor } } }", 2 + 4 * 2],
    ["{ orders(first: 10) { nodes { totalPriceSet { shopMoney { amount } } } } }", 2 + 4],
    ["{ ordersCount { count } }", 10],
    ['mutation { tagsAdd(id: "gid://shopify/Order/1", tags: []) { node { id } } }', 10],
    ['{ order(id: "gid://shopify/Order/1") { transactions { parentTransaction { id } } } }', 3],
    ['{ node(id: "gid://shopify/Order/1") { id ... on Order { customer { id } } } }', 2],
  ])("%s costs %i", (query, points) => {
    expect(price(query)).toBe(points);
  });

  it("reads sizes from variables and their defaults", () => {
    const query = "query ($n: Int = 50) { orders(first: $n) { nodes { id } } }";
    expect(price(query)).toBe(9);
    expect(price(query, { n: 250 })).toBe(13);
  });

  it("leaves out what is skipped, and counts a fragment once", () => {
    expect(price("query ($no: Boolean!) { shop { id primaryDomain @include(if: $no) { url } } }", { no: false })).toBe(
      1,
    );
    expect(price("{ shop { ...A ...A } } fragment A on Shop { primaryDomain { url } }")).toBe(2);
  });
});

describe("actual cost", () => {
  it("gives back what was not found, and takes no more than it found", async () => {
    const { ask } = openSample();
    const found = await ask("{ orders(first: 250) { nodes { id } } }");
    expect(found.extensions.cost).toMatchObject({ requestedQueryCost: 13, actualQueryCost: 3 });
    const missing = await ask('{ order(id: "gid://shopify/Order/77") { customer { id } } }');
    expect(missing.extensions.cost).toMatchObject({ requestedQueryCost: 2, actualQueryCost: 1 });
  });
});
