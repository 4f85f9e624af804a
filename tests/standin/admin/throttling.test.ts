import { describe, expect, it } from "vitest";
import { openSample } from "./ask-sample.ts";
import { makeSampleState } from "./sample-state.ts";

describe("throttling", () => {
  it("runs out, refuses without running, and comes back with time", async () => {
    const { ask, advance, state } = openSample(makeSampleState(), { bucket: { maximum: 25, restoreRate: 10 } });
    const mutation = 'mutation { tagsAdd(id: "gid://shopify/Order/1001", tags: ["x"]) { userErrors { message } } }';
    await ask(mutation);
    await ask(mutation);
    state.orders[0]!.tags = [];
    const refused = await ask(mutation);
    expect(refused).toEqual({
      errors: [
        {
          message: "Throttled",
          extensions: { code: "THROTTLED", documentation: "https://shopify.dev/api/usage/rate-limits" },
        },
      ],
      extensions: {
        cost: {
          requestedQueryCost: 10,
          actualQueryCost: null,
          throttleStatus: { maximumAvailable: 25, currentlyAvailable: 5, restoreRate: 10 },
        },
      },
    });
    expect(state.orders[0]!.tags).toEqual([]);
    expect((await ask(mutation, {}, { app: "other" })).errors).toEqual([]);
    advance(500);
    expect((await ask(mutation)).errors).toEqual([]);
  });

  it("refuses a query that costs more than 1,000 points", async () => {
    const line = "lineItems(first: 250) { nodes { taxLines { title } variant { product { id } } } }";
    const { errors } = await openSample().ask(`{ orders(first: 250) { nodes { ${line} more: ${line} } } }`);
    expect(errors[0]).toMatchObject({ extensions: { code: "MAX_COST_EXCEEDED", maxCost: 1000 } });
    expect(errors[0]!.message).toMatch(
      /^Query cost is \d{4}, which exceeds the single query max cost limit \(1000\)\.$/,
    );
  });
});
