import { getVariableValues } from "graphql";
import type { GraphQLSchema, OperationDefinitionNode } from "graphql";
import { print } from "graphql";
import type { ErrorAnswer } from "./shape-errors.ts";

interface Problem {
  path: (string | number)[];
  explanation: string;
}

/** `in.lines[0].id` → `["lines", 0, "id"]`. */
function readPath(text: string | undefined): (string | number)[] {
  const parts = text?.match(/[^.[\]]+/g) ?? [];
  return parts.slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function explain(detail: string, path: (string | number)[]): Problem {
  const unknownField = /^Field "(\w+)" is not defined by type "(\w+)"/.exec(detail);
  if (unknownField)
    return { path: [...path, unknownField[1]!], explanation: `Field is not defined on ${unknownField[2]}` };
  const missing = /^Field "(\w+)" of required type ".+" was not provided/.exec(detail);
  if (missing) return { path: [...path, missing[1]!], explanation: "Expected value to not be null" };
  if (/^Expected non-nullable type/.test(detail)) return { path, explanation: "Expected value to not be null" };
  const enumValue = /^Value "(.*?)" does not exist in "(\w+)" enum/.exec(detail);
  if (enumValue) return { path, explanation: `Expected "${enumValue[1]}" to be one of: the values of ${enumValue[2]}` };
  return { path, explanation: detail };
}

/** Checks the variables against the operation; every wrong variable becomes one error as Shopify words it. */
export function checkVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): ErrorAnswer[] {
  const definitions = operation.variableDefinitions ?? [];
  const result = getVariableValues(schema, definitions, variables);
  if (!result.errors) return [];
  const byVariable = new Map<string, Problem[]>();
  for (const error of result.errors) {
    const invalid = /^Variable "\$(\w+)" got invalid value .*?(?: at "([^"]+)")?; (.*)$/s.exec(error.message);
    const absent = /^Variable "\$(\w+)" of (?:required|non-null) type/.exec(error.message);
    const name = invalid?.[1] ?? absent?.[1] ?? "";
    const problem = invalid
      ? explain(invalid[3]!, readPath(invalid[2]))
      : { path: [], explanation: "Expected value to not be null" };
    byVariable.set(name, [...(byVariable.get(name) ?? []), problem]);
  }
  return [...byVariable].map(([name, problems]) => {
    const definition = definitions.find((candidate) => candidate.variable.name.value === name);
    const details = problems
      .map(({ path, explanation }) => (path.length > 0 ? `${path.join(".")} (${explanation})` : ""))
      .filter(Boolean);
    const type = definition ? print(definition.type) : "?";
    const forWhat = details.length > 0 ? ` for ${details.join(", ")}` : "";
    const start = definition?.loc?.startToken;
    return {
      message: `Variable $${name} of type ${type} was provided invalid value${forWhat}`,
      ...(start && { locations: [{ line: start.line, column: start.column }] }),
      extensions: { code: "INVALID_VARIABLE", value: variables[name] ?? null, problems },
    };
  });
}
