import { Kind } from "graphql";
import type { DocumentNode, GraphQLError, GraphQLFormattedError } from "graphql";

/** An entry of `errors` in the answer. */
export interface ErrorAnswer {
  message: string;
  locations?: readonly { line: number; column: number }[];
  path?: readonly (string | number)[];
  extensions?: Record<string, unknown>;
}

interface Shape {
  pattern: RegExp;
  make(match: RegExpExecArray): { message: string; extensions: Record<string, unknown>; at?: string };
}

/** What graphql-js says → what Shopify's server says. Anything else keeps the words of graphql-js. */
const shapes: Shape[] = [
  {
    pattern: /^Cannot query field "(\w+)" on type "(\w+)"/,
    make: ([, field, type]) => ({
      message: `Field '${field}' doesn't exist on type '${type}'`,
      extensions: { code: "undefinedField", typeName: type, fieldName: field },
      at: field,
    }),
  },
  {
    pattern: /^Variable "\$(\w+)" is never used(?: in operation "(\w+)")?/,
    make: ([, name, operation]) => ({
      message: `Variable $${name} is declared by ${operation ?? "anonymous query"} but not used`,
      extensions: { code: "variableNotUsed", variableName: name },
    }),
  },
  {
    pattern: /^Variable "\$(\w+)" is not defined(?: by operation "(\w+)")?/,
    make: ([, name, operation]) => ({
      message: `Variable $${name} is used by ${operation ?? "anonymous query"} but not declared`,
      extensions: { code: "variableNotDefined", variableName: name },
    }),
  },
  {
    pattern: /^Field "(\w+)" argument "(\w+)" of type ".+" is required/,
    make: ([, field, argument]) => ({
      message: `Field '${field}' is missing required arguments: ${argument}`,
      extensions: { code: "missingRequiredArguments", className: "Field", name: field, arguments: argument },
      at: field,
    }),
  },
  {
    pattern: /^Directive "@(\w+)" argument "(\w+)" of type ".+" is required/,
    make: ([, directive, argument]) => ({
      message: `Directive '${directive}' is missing required arguments: ${argument}`,
      extensions: { code: "missingRequiredArguments", className: "Directive", name: directive, arguments: argument },
    }),
  },
  {
    pattern: /^Unknown argument "(\w+)" on field "(?:\w+\.)?(\w+)"/,
    make: ([, argument, field]) => ({
      message: `Field '${field}' doesn't accept argument '${argument}'`,
      extensions: { code: "argumentNotAccepted", name: field, typeName: "Field", argumentName: argument },
      at: field,
    }),
  },
  {
    pattern: /^Unknown directive "@(\w+)"/,
    make: ([, directive]) => ({
      message: `Directive @${directive} is not defined`,
      extensions: { code: "undefinedDirective", directiveName: directive },
    }),
  },
  {
    pattern: /^Unknown type "(\w+)"/,
    make: ([, type]) => ({
      message: `${type} isn't a defined input type (on $variable)`,
      extensions: { code: "undefinedType", typeName: type },
    }),
  },
  {
    pattern: /^Unknown fragment "(\w+)"/,
    make: ([, fragment]) => ({
      message: `Fragment ${fragment} was used, but not defined`,
      extensions: { code: "useAndDefineFragment", fragmentName: fragment },
    }),
  },
  {
    pattern: /^Field "(\w+)" of type "(.+)" must have a selection of subfields/,
    make: ([, field, type]) => ({
      message: `Field must have selections (field '${field}' returns ${type!.replace(/[[\]!]/g, "")} but has no selections. Did you mean '${field} { ... }'?)`,
      extensions: { code: "selectionMismatch", nodeName: `field '${field}'`, typeName: type!.replace(/[[\]!]/g, "") },
      at: field,
    }),
  },
  {
    pattern: /^Field "(\w+)" must not have a selection since type "(.+)" has no subfields/,
    make: ([, field, type]) => ({
      message: `Selections can't be made on scalars (field '${field}' returns ${type!.replace(/[[\]!]/g, "")})`,
      extensions: { code: "selectionMismatch", nodeName: `field '${field}'`, typeName: type!.replace(/[[\]!]/g, "") },
      at: field,
    }),
  },
  {
    pattern: /^Field "(\w+)\.(\w+)" of required type "(.+)" was not provided/,
    make: ([, type, field, wanted]) => ({
      message: `Argument '${field}' on InputObject '${type}' is required. Expected type ${wanted}`,
      extensions: {
        code: "missingRequiredInputObjectAttribute",
        argumentName: field,
        argumentType: wanted,
        inputObjectType: type,
      },
    }),
  },
  {
    pattern: /^Variable "\$(\w+)" of type "(.+)" used in position expecting type "(.+)"/,
    make: ([, name, type, wanted]) => ({
      message: `Type mismatch on variable $${name} and argument (${type} / ${wanted})`,
      extensions: { code: "variableMismatch", variableName: name, typeName: type, errorMessage: "Type mismatch" },
    }),
  },
  {
    pattern: /^(?:Int|Float|String|Boolean|ID|Enum|Value|Expected)\b.*/s,
    make: ([message]) => ({ message, extensions: { code: "argumentLiteralsIncompatible", typeName: "Field" } }),
  },
];

function nameOperation(document: DocumentNode): string {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return [operation?.operation ?? "query", operation?.name?.value].filter(Boolean).join(" ");
}

/** A validation error of graphql-js in the shape in which Shopify sends it. */
export function shapeValidationError(error: GraphQLError, document: DocumentNode): ErrorAnswer {
  for (const { pattern, make } of shapes) {
    const match = pattern.exec(error.message);
    if (!match) continue;
    const { message, extensions, at } = make(match);
    return { message, locations: error.locations, path: [nameOperation(document), ...(at ? [at] : [])], extensions };
  }
  return {
    message: error.message,
    locations: error.locations,
    path: [nameOperation(document)],
    extensions: { code: "invalidQuery" },
  };
}

export function shapeSyntaxError(error: GraphQLError): ErrorAnswer {
  const message = error.message.replace(/^Syntax Error: /, "syntax error, ");
  return { message, locations: error.locations, extensions: { code: "PARSE_ERROR" } };
}

/** An error of execution; its path and extensions are already Shopify's. */
export function shapeExecutionError(error: GraphQLError): ErrorAnswer {
  const { message, locations, path, extensions } = error.toJSON() as GraphQLFormattedError;
  const code = extensions?.["code"] ?? "INTERNAL_SERVER_ERROR";
  return { message, ...(locations && { locations }), ...(path && { path }), extensions: { ...extensions, code } };
}
