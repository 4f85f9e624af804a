import { globSync } from "node:fs";
import path from "node:path";
import { Kind, parse, print, type DocumentNode } from "graphql";
import { expect, test } from "vitest";
import { priceOperation } from "#tests/standin/admin/engine/query-cost.ts";
import { loadAdminSchema } from "#tests/standin/schema/load-schema.ts";

/** What each operation of an act asks of Shopify's 100 points a second, at most: with all that it may ask for. */
const most: Record<string, number> = {
  CreditOrder: 65,
  EditLook: 90,
  // One change of each kind, and the edit of the next preview; with twenty: see edit-documents.test.ts.
  EditStage: 100,
  // Read on only for orders with more than ten returns, and for returns with more than ten refunds.
  OlderReturns: 250,
  ReturnRefunds: 75,
  // With what may go out: the variants of what was bought.
  ReplacementOrder: 190,
  ReturnLook: 80,
  ReturnOrder: 295,
  ReturnProcess: 100,
  ReturnStepLook: 100,
  ReturnSteps: 280,
};
/** Of those not named. */
const usual = 60;

const root = path.resolve(import.meta.dirname, "..");
const { schema } = loadAdminSchema();
const found = await Promise.all(
  globSync("app/features/acts/**/*-documents.ts", { cwd: root }).map(async (file) =>
    Object.entries((await import(path.join(root, file))) as Record<string, unknown>),
  ),
);

function costOf(document: DocumentNode): number | null {
  const parsed = parse(print(document));
  const operation = parsed.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return null;
  const variables = (operation.variableDefinitions ?? []).map(({ variable, type }) => {
    const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
    const isFlag = inner.kind === Kind.NAMED_TYPE && inner.name.value === "Boolean";
    return [variable.name.value, isFlag ? true : inner.kind === Kind.LIST_TYPE ? Array(20).fill("") : ""] as const;
  });
  return priceOperation(schema, parsed, operation, Object.fromEntries(variables));
}

const costs = found
  .flat()
  .filter(([, value]) => (value as Partial<DocumentNode> | null)?.kind === Kind.DOCUMENT)
  .flatMap(([name, value]) => {
    const cost = costOf(value as DocumentNode);
    return cost === null ? [] : [[name, cost] as const];
  });

test("every operation of an act is here", () => {
  expect(costs.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      "RefundSuggestion",
      "OrderCancel",
      "CreditGive",
      "HoldPlace",
      "NoteUpdate",
      "AddressUpdate",
    ]),
  );
});

test.each(costs)("%s costs %i points: no more than it may", (name, cost) => {
  expect(cost).toBeLessThanOrEqual(most[name] ?? usual);
});
