import { expect, it } from "vitest";
import { loadAdminSchema, printAdminSdl } from "./load-schema.ts";

it("holds the whole Admin schema with its scopes and rules", () => {
  const { apiVersion, schema, scopes, protectedFields, idempotentMutations } = loadAdminSchema();
  expect(apiVersion).toBe("2026-10");
  expect(Object.keys(schema.getTypeMap()).length).toBeGreaterThan(3500);
  expect(schema.getDirective("idempotent")?.args.map((argument) => argument.name)).toEqual(["key"]);
  expect(scopes.get("Order")?.anyOf).toContain("read_orders");
  expect(scopes.get("Mutation.orderUpdate")?.anyOf).toContain("write_orders");
  expect(scopes.get("Mutation.refundCreate")?.anyOf).toContain("write_orders");
  expect(protectedFields.get("Customer.email")).toBe("email");
  expect(idempotentMutations.has("refundCreate")).toBe(true);
  expect(idempotentMutations.has("orderCancel")).toBe(false);
});

it("gives only rules for what the schema has", () => {
  const { schema, scopes, protectedFields } = loadAdminSchema();
  const unknown = [...scopes.keys(), ...protectedFields.keys()].filter((key) => {
    const [typeName, fieldName] = key.split(".");
    const type = schema.getType(typeName!);
    return !type || (fieldName !== undefined && !("getFields" in type && fieldName in type.getFields()));
  });
  expect(unknown).toEqual([]);
});

it("prints the schema for type generation", () => {
  expect(printAdminSdl()).toContain("\ntype Order implements");
});
