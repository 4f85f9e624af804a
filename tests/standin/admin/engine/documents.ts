import { Kind, parse, validate } from "graphql";
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { GraphQLError } from "graphql";
import { shapeSyntaxError, shapeValidationError } from "./shape-errors.ts";
import type { ErrorAnswer } from "./shape-errors.ts";

export interface PreparedDocument {
  document: DocumentNode;
  /** In Shopify's shape; empty when the document is valid. */
  errors: ErrorAnswer[];
}

const mostKept = 1000;
const prepared = new WeakMap<GraphQLSchema, Map<string, PreparedDocument | { syntaxError: ErrorAnswer }>>();

/** Parses and validates a document once per text: it costs milliseconds, and apps send the same few. */
export function prepareDocument(schema: GraphQLSchema, query: string): PreparedDocument | { syntaxError: ErrorAnswer } {
  let cache = prepared.get(schema);
  if (!cache) prepared.set(schema, (cache = new Map()));
  const known = cache.get(query);
  if (known) return known;
  if (cache.size >= mostKept) cache.clear();
  const made = prepareAnew(schema, query);
  cache.set(query, made);
  return made;
}

function prepareAnew(schema: GraphQLSchema, query: string): PreparedDocument | { syntaxError: ErrorAnswer } {
  try {
    const document = parse(query);
    return { document, errors: validate(schema, document).map((error) => shapeValidationError(error, document)) };
  } catch (error) {
    if (error instanceof GraphQLError) return { syntaxError: shapeSyntaxError(error) };
    throw error;
  }
}

/** The operation that a request means; `null` when the name fits none or several are there without one. */
export function findOperation(document: DocumentNode, operationName?: string | null): OperationDefinitionNode | null {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operationName) return operations.find((operation) => operation.name?.value === operationName) ?? null;
  return operations.length === 1 ? operations[0]! : null;
}

/** The names by which a request can be meant: of its operation, and of its root fields. Empty for what is no GraphQL. */
export function describeRequest(body: { query?: string; operationName?: string | null }): string[] {
  try {
    const operation = findOperation(parse(body.query ?? ""), body.operationName);
    const fields = operation?.selectionSet.selections.flatMap((one) =>
      one.kind === Kind.FIELD ? [one.name.value] : [],
    );
    return [operation?.name?.value, ...(fields ?? [])].filter((name) => name !== undefined);
  } catch {
    return [];
  }
}
