import { getNamedType, isObjectType } from "graphql";
import type { GraphQLField, GraphQLNamedType } from "graphql";
import { accessDenied } from "../errors.ts";
import { loadAdminSchema } from "../../schema/load-schema.ts";
import type { ScopeRule } from "../../schema/load-schema.ts";

/** Every scope that is held or comes with one that is: `write_x` includes `read_x`. */
export function expandScopes(scopes: readonly string[]): ReadonlySet<string> {
  return new Set(scopes.flatMap((scope) => (scope.startsWith("write_") ? [scope, `read_${scope.slice(6)}`] : [scope])));
}

/** Scopes that are in both, each list taken with what it includes. */
export function intersectScopes(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a].filter((scope) => b.has(scope)));
}

/** The type of a connection's members, or the type itself. */
function memberType(type: GraphQLNamedType): GraphQLNamedType {
  const nodes = type.name.endsWith("Connection") && isObjectType(type) ? type.getFields()["nodes"] : undefined;
  return nodes ? getNamedType(nodes.type) : type;
}

const rules = new Map<GraphQLField<unknown, unknown>, ScopeRule | null>();

function findRule(parent: string, field: GraphQLField<unknown, unknown>): ScopeRule | null {
  const known = rules.get(field);
  if (known !== undefined) return known;
  const { scopes } = loadAdminSchema();
  const rule = scopes.get(`${parent}.${field.name}`) ?? scopes.get(memberType(getNamedType(field.type)).name) ?? null;
  rules.set(field, rule);
  return rule;
}

/** Throws Shopify's refusal when the token lacks the scopes of a field, or of the type that it answers with. */
export function checkFieldAccess(
  held: ReadonlySet<string>,
  parent: string,
  field: GraphQLField<unknown, unknown>,
): void {
  const rule = findRule(parent, field);
  if (rule && !rule.anyOf.some((scope) => held.has(scope))) throw accessDenied(field.name, rule.text);
}

/** The same for an object that was found behind an interface, e.g. by `node(id:)`. */
export function checkTypeAccess(held: ReadonlySet<string>, type: string, field: string): void {
  const rule = loadAdminSchema().scopes.get(type);
  if (rule && !rule.anyOf.some((scope) => held.has(scope))) throw accessDenied(field, rule.text);
}
