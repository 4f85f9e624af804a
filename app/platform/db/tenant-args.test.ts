import { describe, expect, test } from "vitest";
import { bindArgs, type TenantModel } from "./tenant-args.ts";

const ticket: TenantModel = {
  name: "Ticket",
  relations: new Map([
    ["customer", "Customer"],
    ["messages", "Message"],
  ]),
};
const customer: TenantModel = { name: "Customer", relations: new Map([["tickets", "Ticket"]]) };
const message: TenantModel = { name: "Message", relations: new Map([["ticket", "Ticket"]]) };
const shop: TenantModel = { name: "Shop", relations: new Map() };
const byName = (name: string) => ({ Ticket: ticket, Customer: customer, Message: message, Shop: shop })[name]!;
const bind = (operation: string, args: object, model = ticket) => bindArgs(model, operation, args, 7n, byName);

describe("filters", () => {
  test.each(["findFirst", "findMany", "count", "aggregate", "groupBy", "updateMany", "deleteMany"])(
    "%s",
    (operation) => {
      expect(bind(operation, {}).where).toEqual({ shopId: 7n });
      expect(bind(operation, { where: { OR: [{ id: 1n }, {}] } }).where).toEqual({
        AND: [{ OR: [{ id: 1n }, {}] }, { shopId: 7n }],
      });
    },
  );

  test("a shop is bound by its id", () => {
    expect(bind("findFirst", {}, shop).where).toEqual({ id: 7n });
  });
});

describe("unique keys", () => {
  test("of this shop pass, with the shop beside them", () => {
    const where = { shopId_id: { shopId: 7n, id: 1n } };
    expect(bind("findUnique", { where }).where).toEqual({ ...where, shopId: 7n });
  });

  test.each([{ shopId_id: { shopId: 8n, id: 1n } }, { id: 1n, shopId: 8n }, { shopId_id: { id: 1n } }])(
    "of another shop are refused",
    (where) => {
      expect(() => bind("update", { where, data: {} })).toThrow("another shop");
    },
  );
});

describe("data", () => {
  test("a created row belongs to the shop", () => {
    expect(bind("create", { data: { subject: "x" } }).data).toEqual({ subject: "x", shopId: 7n });
    expect(bind("createMany", { data: [{ subject: "x" }] }).data).toEqual([{ subject: "x", shopId: 7n }]);
  });

  test("an upsert finds, creates and updates within the shop", () => {
    const where = { shopId_number: { shopId: 7n, number: 1 } };
    const bound = bind("upsert", { where, create: { number: 1 }, update: {} });
    expect(bound).toEqual({ where: { ...where, shopId: 7n }, create: { number: 1, shopId: 7n }, update: {} });
  });

  test("names no shop, also not deep inside", () => {
    expect(() => bind("create", { data: { shopId: 7n } })).toThrow("not for a caller");
    expect(() => bind("create", { data: { messages: { create: { shopId: 8n } } } })).toThrow("not for a caller");
    expect(() => bind("create", { data: { messages: { createMany: { data: [{ shopId: 8n }] } } } })).toThrow(
      "not for a caller",
    );
    expect(() => bind("updateMany", { data: { id: 8n } }, shop)).toThrow("not for a caller");
  });

  test.each(["connect", "connectOrCreate", "set", "disconnect"])("%s is refused wherever it stands", (verb) => {
    expect(() =>
      bind("update", { where: { shopId_id: { shopId: 7n, id: 1n } }, data: { customer: { [verb]: {} } } }),
    ).toThrow(verb);
    expect(() => bind("create", { data: { messages: { create: [{ ticket: { [verb]: {} } }] } } })).toThrow(verb);
    expect(() =>
      bind("update", { where: {}, data: { customer: { update: { data: { tickets: { [verb]: [] } } } } } }),
    ).toThrow(verb);
  });

  test("a scalar may be called as a verb is", () => {
    expect(bind("updateMany", { data: { subject: { set: "x" } } }).data).toEqual({ subject: { set: "x" } });
  });
});

test("an operation that is not known is refused", () => {
  expect(() => bind("findRaw", {})).toThrow("not bound");
});
