import { describe, expect, it } from "vitest";
import { openSample } from "./ask-sample.ts";
import { makeSampleState, sampleScopes } from "./sample-state.ts";

const order = (id: number, fields = "id") => `{ order(id: "gid://shopify/Order/${id}") { ${fields} } }`;
const offline = (scopes: string[]) => ({ token: { kind: "offline" as const, scopes } });

describe("answers to a wrong request", () => {
  it.each<[string, object, object]>([
    [
      "{ shop { nope } }",
      {},
      {
        message: "Field 'nope' doesn't exist on type 'Shop'",
        path: ["query", "nope"],
        extensions: { code: "undefinedField", typeName: "Shop", fieldName: "nope" },
      },
    ],
    [
      "query Q($a: ID!) { shop { id } }",
      { a: "1" },
      {
        message: "Variable $a is declared by Q but not used",
        path: ["query Q"],
        extensions: { code: "variableNotUsed" },
      },
    ],
    [
      "{ order { id } }",
      {},
      { message: "Field 'order' is missing required arguments: id", extensions: { code: "missingRequiredArguments" } },
    ],
    [
      "{ shop(x: 1) { id } }",
      {},
      { message: "Field 'shop' doesn't accept argument 'x'", extensions: { code: "argumentNotAccepted" } },
    ],
    ["{ shop }", {}, { extensions: { code: "selectionMismatch", typeName: "Shop" } }],
    ["{ shop { id } ", {}, { extensions: { code: "PARSE_ERROR" } }],
    [
      "query ($id: ID!) { order(id: $id) { id } }",
      {},
      {
        message: "Variable $id of type ID! was provided invalid value",
        extensions: {
          code: "INVALID_VARIABLE",
          value: null,
          problems: [{ path: [], explanation: "Expected value to not be null" }],
        },
      },
    ],
    [
      "mutation ($in: OrderInput!) { orderUpdate(input: $in) { userErrors { message } } }",
      { in: { id: "1", a: 1 } },
      {
        message:
          "Variable $in of type OrderInput! was provided invalid value for a (Field is not defined on OrderInput)",
        extensions: {
          code: "INVALID_VARIABLE",
          problems: [{ path: ["a"], explanation: "Field is not defined on OrderInput" }],
        },
      },
    ],
    [order(1001).replace("gid://shopify/Order/", ""), {}, { message: "Invalid global id '1001'", path: ["order"] }],
    [
      '{ order(id: "gid://shopify/Customer/1") { id } }',
      {},
      { message: "Invalid id: gid://shopify/Customer/1", extensions: { code: "RESOURCE_NOT_FOUND" } },
    ],
    ["{ publications(first: 1) { nodes { id } } }", {}, { extensions: { code: "ACCESS_DENIED" } }],
    ["{ publicApiVersions { handle } }", {}, { extensions: { code: "STANDIN_NOT_MODELLED" } }],
    [
      "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
      { ids: Array.from({ length: 251 }, () => "x") },
      { extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" } },
    ],
  ])("%s", async (query, variables, error) => {
    const { errors } = await openSample().ask(query, variables as Record<string, unknown>);
    expect(errors[0]).toMatchObject(error);
  });

  it("is 401 for a shop without the app and 400 for no query", async () => {
    const { api } = openSample(makeSampleState({ installation: null }));
    const caller = { shop: "sample.myshopify.com", app: "latte", ...offline(sampleScopes) };
    expect(await api.execute(caller, { query: "{ shop { id } }" })).toMatchObject({ status: 401 });
    expect(await api.execute({ ...caller, shop: "other" }, { query: "{ shop { id } }" })).toMatchObject({
      status: 401,
    });
    expect(await openSample().api.execute(caller, {})).toMatchObject({ status: 400 });
  });
});
