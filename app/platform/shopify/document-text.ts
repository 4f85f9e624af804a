import { print, type DocumentNode } from "graphql";

const texts = new WeakMap<DocumentNode, string>();

/** The document as it is sent. Printed once: documents are constants. */
export function textOf(document: DocumentNode): string {
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = print(document);
  texts.set(document, text);
  return text;
}

/** The name of its operation, for logs and the budget. */
export function operationName(document: DocumentNode): string {
  for (const definition of document.definitions)
    if (definition.kind === "OperationDefinition") return definition.name?.value ?? "unnamed";
  return "none";
}
