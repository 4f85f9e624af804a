import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import {
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from "graphql";

/** The answers to the fields of an operation, each as often as it was asked for: `set0`, `set1`, … */
export type Repeated<Result> = { [Field in keyof Result as `${Field & string}${number}`]?: Result[Field] };

/**
 * Makes one operation of the fields of another, each so many times, in their order; 0: not at all. Their answers and the
 * variables that are not shared bear numbers from 0 on: `$line` of the third `set` is `$line2`. Shopify does the fields of
 * a mutation one after the other, as GraphQL demands.
 * @param times by the name under which a field is answered
 * @param shared variables that are the same for all
 */
export function repeatFields<Result extends object, Variables extends object>(
  document: TypedDocumentNode<Result, Variables>,
  times: { [Field in keyof Result]: number },
  shared: readonly (keyof Variables)[],
): TypedDocumentNode<Repeated<Result>, Record<string, unknown>> {
  const operation = document.definitions.find(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  )!;
  const isShared = (name: string) => shared.some((one) => one === name);
  const numbered = (name: string, index: number) => (isShared(name) ? name : `${name}${index}`);
  const defined = new Map<string, VariableDefinitionNode>();

  function repeat(field: FieldNode, alias: string, index: number): FieldNode {
    const copy = visit(field, {
      Variable(node) {
        const value = numbered(node.name.value, index);
        const definition = operation.variableDefinitions!.find(
          ({ variable }) => variable.name.value === node.name.value,
        )!;
        const name = { ...node.name, value };
        defined.set(value, { ...definition, variable: { ...definition.variable, name } });
        return { ...node, name };
      },
    });
    return { ...copy, alias: { kind: Kind.NAME, value: `${alias}${index}` } };
  }

  const selections = operation.selectionSet.selections.flatMap((field) => {
    if (field.kind !== Kind.FIELD) return [];
    const alias = (field.alias ?? field.name).value;
    return Array.from({ length: times[alias as keyof Result] }, (_none, index) => repeat(field, alias, index));
  });
  const repeated: OperationDefinitionNode = {
    ...operation,
    variableDefinitions: [...defined.values()],
    selectionSet: { ...operation.selectionSet, selections },
  };
  return withUsedFragments(document, operation, repeated) as TypedDocumentNode<
    Repeated<Result>,
    Record<string, unknown>
  >;
}

/** A fragment that nothing spreads would be refused. */
function withUsedFragments(
  document: DocumentNode,
  old: OperationDefinitionNode,
  operation: OperationDefinitionNode,
): DocumentNode {
  const used = new Set<string>();
  const follow = (node: OperationDefinitionNode | DocumentNode["definitions"][number]): void =>
    void visit(node, {
      FragmentSpread({ name }) {
        if (used.has(name.value)) return;
        used.add(name.value);
        const of = document.definitions.find(
          (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name.value,
        );
        if (of) follow(of);
      },
    });
  follow(operation);
  const definitions = document.definitions.flatMap((one) => {
    if (one === old) return [operation];
    return one.kind === Kind.FRAGMENT_DEFINITION && !used.has(one.name.value) ? [] : [one];
  });
  return { ...document, definitions };
}
