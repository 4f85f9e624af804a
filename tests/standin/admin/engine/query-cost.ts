import { getNamedType, isAbstractType, isLeafType, isObjectType, Kind, valueFromASTUntyped } from "graphql";
import type {
  DirectiveNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from "graphql";

type Data = Record<string, unknown>;

/**
 * Shopify publishes that a scalar costs 0, an object 1 and a mutation 10, and not how a connection is priced. These
 * rules were fitted to recorded answers: they meet the requested cost of nearly all order queries exactly.
 */
const freeTypes = new Set(["MoneyV2", "MoneyBag", "PageInfo"]);
const fieldPrices: Record<string, number> = {
  "Customer.defaultAddress": 0,
  "Customer.emailMarketingConsent": 0,
  "Customer.smsMarketingConsent": 0,
  "StoreCreditAccount.balance": 5,
  "Mutation.refundCreate": 20,
  "Mutation.orderCapture": 20,
  "Mutation.fulfillmentTrackingInfoUpdate": 50,
};

/** By how much a page of this size multiplies the price of one member. */
export function weighPage(size: number): number {
  return Math.max(1, Math.floor(2 * Math.log(Math.max(1, size))));
}

interface Pricing {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  payloads: ReadonlySet<string>;
}

const payloadsOf = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

function listPayloads(schema: GraphQLSchema): ReadonlySet<string> {
  let known = payloadsOf.get(schema);
  if (!known) {
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
    known = new Set(fields.map((field) => getNamedType(field.type).name));
    payloadsOf.set(schema, known);
  }
  return known;
}

function readArgument(node: FieldNode | DirectiveNode, name: string, pricing: Pricing): unknown {
  const argument = node.arguments?.find((candidate) => candidate.name.value === name);
  return argument && valueFromASTUntyped(argument.value, pricing.variables);
}

function isSkipped(directives: readonly DirectiveNode[] | undefined, pricing: Pricing): boolean {
  return (directives ?? []).some((directive) => {
    const condition = readArgument(directive, "if", pricing);
    return directive.name.value === "skip"
      ? condition === true
      : directive.name.value === "include" && condition === false;
  });
}

/** The fields asked of an object of this type, by the name under which each is answered. */
function collectFields(
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  pricing: Pricing,
  into = new Map<string, FieldNode[]>(),
) {
  for (const selection of sets.flatMap((set) => set.selections)) {
    if (isSkipped(selection.directives, pricing)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      into.set(key, [...(into.get(key) ?? []), selection]);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? pricing.fragments.get(selection.name.value) : selection;
    if (!fragment) continue;
    const condition = fragment.typeCondition && pricing.schema.getType(fragment.typeCondition.name.value);
    const applies =
      !condition || condition === type || (isAbstractType(condition) && pricing.schema.isSubType(condition, type));
    if (applies) collectFields(type, [fragment.selectionSet], pricing, into);
  }
  return into;
}

function selectionsOf(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap((node) => node.selectionSet ?? []);
}

function isFree(type: GraphQLNamedType): boolean {
  return (
    freeTypes.has(type.name) || (type.name.endsWith("Error") && isObjectType(type) && "message" in type.getFields())
  );
}

function ownPrice(
  parent: GraphQLNamedType,
  field: GraphQLField<unknown, unknown>,
  type: GraphQLNamedType,
  pricing: Pricing,
): number {
  const listed = fieldPrices[`${parent.name}.${field.name}`];
  if (listed !== undefined) return listed;
  if (type.name === "Count") return 10;
  if (isFree(type) || pricing.payloads.has(parent.name)) return 0;
  return parent === pricing.schema.getMutationType() ? 10 : 1;
}

/** `data` is `undefined` while the price is only asked, and the answer's part once it is known. */
function priceObject(
  type: GraphQLNamedType,
  sets: readonly SelectionSetNode[],
  data: Data | null | undefined,
  pricing: Pricing,
): number {
  if (data === null) return 0;
  if (isAbstractType(type)) {
    const possible = pricing.schema.getPossibleTypes(type);
    return Math.max(0, ...possible.map((one) => priceObject(one, sets, data, pricing)));
  }
  if (!isObjectType(type)) return 0;
  let sum = 0;
  for (const [key, nodes] of collectFields(type, sets, pricing)) {
    const field = type.getFields()[nodes[0]!.name.value];
    if (field)
      sum += priceField(
        type,
        field,
        nodes,
        data === undefined ? undefined : ((data[key] ?? null) as Data | null),
        pricing,
      );
  }
  return sum;
}

function priceField(
  parent: GraphQLNamedType,
  field: GraphQLField<unknown, unknown>,
  nodes: readonly FieldNode[],
  data: Data | null | undefined,
  pricing: Pricing,
): number {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return 0;
  if (type.name.endsWith("Connection") && isObjectType(type)) return priceConnection(type, nodes, data, pricing);
  const own = ownPrice(parent, field, type, pricing);
  const sets = selectionsOf(nodes);
  if (Array.isArray(data))
    return own + Math.max(0, ...data.map((one: Data | null) => priceObject(type, sets, one, pricing)));
  return own + priceObject(type, sets, data, pricing);
}

function priceConnection(
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
  data: Data | null | undefined,
  pricing: Pricing,
): number {
  const base = 2;
  if (data === null) return base;
  const asked = readArgument(nodes[0]!, "first", pricing) ?? readArgument(nodes[0]!, "last", pricing);
  const size = typeof asked === "number" && asked > 0 ? asked : 1;
  let sum = base;
  for (const [key, inner] of collectFields(type, selectionsOf(nodes), pricing)) {
    const name = inner[0]!.name.value;
    const field = type.getFields()[name];
    if (!field || name === "pageInfo") continue;
    const part = data === undefined ? undefined : data[key];
    if (name === "nodes")
      sum += priceMembers(getNamedType(field.type), inner, part as Data[] | undefined, size, pricing);
    else if (name === "edges") {
      const edgeType = getNamedType(field.type) as GraphQLObjectType;
      for (const [nodeKey, nodeFields] of collectFields(edgeType, selectionsOf(inner), pricing)) {
        if (nodeFields[0]!.name.value !== "node") continue;
        const nodeType = getNamedType(edgeType.getFields()["node"]!.type);
        const members = (part as Data[] | undefined)?.map((edge) => edge[nodeKey] as Data);
        sum += priceMembers(nodeType, nodeFields, members, size, pricing);
      }
    } else sum += priceField(type, field, inner, part as Data | null | undefined, pricing);
  }
  return sum;
}

function priceMembers(
  type: GraphQLNamedType,
  nodes: readonly FieldNode[],
  members: Data[] | undefined,
  size: number,
  pricing: Pricing,
): number {
  const sets = selectionsOf(nodes);
  const priceOne = (data: Data | null | undefined) =>
    data === null ? 0 : (isFree(type) ? 0 : 1) + priceObject(type, sets, data, pricing);
  // Shopify gives nothing back for a page that came out empty.
  if (members === undefined || members.length === 0) return weighPage(size) * priceOne(undefined);
  const sum = members.reduce((total, member) => total + priceOne(member), 0);
  return Math.ceil((sum * weighPage(size)) / size - 1e-9);
}

/**
 * What an operation costs in points: without `data` the requested cost, with the answer's data the actual one.
 * Never less than 1.
 */
export function priceOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
  data?: Data | null,
): number {
  const defaults = (operation.variableDefinitions ?? []).flatMap((definition) =>
    definition.defaultValue
      ? [[definition.variable.name.value, valueFromASTUntyped(definition.defaultValue)] as const]
      : [],
  );
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const pricing: Pricing = {
    schema,
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
    variables: { ...Object.fromEntries(defaults), ...variables },
    payloads: listPayloads(schema),
  };
  const root = operation.operation === "mutation" ? schema.getMutationType() : schema.getQueryType();
  return Math.max(1, priceObject(root!, [operation.selectionSet], data, pricing));
}
