import { parseLiquid, type LiquidNode } from "./parse-liquid.ts";

/** What a template knows, and what `t` says for a key. */
export interface LiquidScope {
  values: Record<string, unknown>;
  translate(key: string): string;
  /** Where a file of the extension is found. */
  assetUrl?(name: string): string;
  /** A snippet's template. */
  snippet?(name: string): string;
}

/**
 * Renders a template with the part of Liquid that `parseLiquid` reads. As Shopify's, it escapes nothing by itself, and what
 * is not there is empty.
 * @throws Error on a filter or an expression that is not modelled
 */
export function renderLiquid(template: string, scope: LiquidScope): string {
  const values = { ...scope.values };
  return renderNodes(parseLiquid(template).nodes, { ...scope, values, given: scope.values });
}

/** `given`: what everything knows, without what was assigned. */
type InnerScope = LiquidScope & { given: Record<string, unknown> };

function renderNodes(nodes: readonly LiquidNode[], scope: InnerScope): string {
  return nodes.map((node) => renderNode(node, scope)).join("");
}

function renderNode(node: LiquidNode, scope: InnerScope): string {
  switch (node.kind) {
    case "text":
      return node.text;
    case "print":
      return toText(evaluate(node.expression, scope));
    case "assign":
      scope.values[node.name] = evaluate(node.expression, scope);
      return "";
    case "if": {
      const branch = node.branches.find(({ condition }) => condition === null || holds(condition, scope));
      return branch ? renderNodes(branch.nodes, scope) : "";
    }
    case "for": {
      const list = evaluate(node.over, scope);
      const most = node.limit === null ? Infinity : Number(valueOf(node.limit, scope));
      const items: unknown[] = Array.isArray(list) ? list.slice(0, most) : [];
      // What is assigned in a loop stays, as everywhere in Liquid; the loop's own name does not.
      const before = scope.values[node.name];
      const text = items.map((item) => {
        scope.values[node.name] = item;
        return renderNodes(node.nodes, scope);
      });
      scope.values[node.name] = before;
      return text.join("");
    }
    case "render": {
      if (!scope.snippet) throw new Error(`liquid: no snippet ${node.name}`);
      // What was assigned outside is not known inside, nor the other way round.
      return renderLiquid(scope.snippet(node.name), { ...scope, values: scope.given });
    }
    case "layout":
      return "";
  }
}

/** A value and the filters behind it: `block.settings.title | default: 'x' | escape`. */
function evaluate(expression: string, scope: LiquidScope): unknown {
  const [first = "", ...filters] = splitOutsideQuotes(expression, "|");
  return filters.reduce<unknown>((value, filter) => applyFilter(value, filter, scope), valueOf(first, scope));
}

function applyFilter(value: unknown, filter: string, scope: LiquidScope): unknown {
  const [, name = "", given = ""] = /^\s*(\w+)\s*:?\s*([\s\S]*)$/.exec(filter) ?? [];
  const args = given.trim() === "" ? [] : splitOutsideQuotes(given, ",").map((arg) => valueOf(arg, scope));
  switch (name) {
    case "t":
      return scope.translate(toText(value));
    case "escape":
      return toText(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
    case "default":
      return isBlank(value) || value === false ? args[0] : value;
    case "append":
      return toText(value) + toText(args[0]);
    case "prepend":
      return toText(args[0]) + toText(value);
    case "asset_url":
      return scope.assetUrl ? scope.assetUrl(toText(value)) : `/extension/${toText(value)}`;
    case "json":
      return JSON.stringify(value ?? null).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
    default:
      throw new Error(`liquid: filter ${name} is not modelled`);
  }
}

/** Conditions are read from the right, as Liquid does: `a and b or c`. */
function holds(condition: string, scope: LiquidScope): boolean {
  if (condition.startsWith("not ")) return !holds(condition.slice(4), scope);
  const join = /^(.*?)\s+(and|or)\s+(.*)$/.exec(condition);
  if (join) {
    const [left, right] = [holds(join[1]!, scope), () => holds(join[3]!, scope)];
    return join[2] === "and" ? left && right() : left || right();
  }
  const compare = /^(.+?)\s*(==|!=|>=|<=|>|<|contains)\s*(.+)$/.exec(condition);
  if (!compare) return isTrue(valueOf(condition, scope));
  const [, left = "", sign, right = ""] = compare;
  const a = valueOf(left, scope);
  const isEqual = () => (right.trim() === "blank" ? isBlank(a) : a === valueOf(right, scope));
  if (sign === "==") return isEqual();
  if (sign === "!=") return !isEqual();
  const b = valueOf(right, scope);
  if (sign === "contains") return Array.isArray(a) ? a.includes(b) : toText(a).includes(toText(b));
  const [x, y] = [Number(a), Number(b)];
  return sign === ">" ? x > y : sign === "<" ? x < y : sign === ">=" ? x >= y : x <= y;
}

function valueOf(written: string, { values }: Pick<LiquidScope, "values">): unknown {
  const text = written.trim();
  const quoted = /^(?:'([^']*)'|"([^"]*)")$/.exec(text);
  if (quoted) return quoted[1] ?? quoted[2];
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (text in words) return words[text];
  if (!/^[a-z_]\w*(\.\w+|\[[a-z_][\w.]*\])*$/i.test(text)) throw new Error(`liquid: not understood: ${text}`);
  const steps = [...text.matchAll(/\[([^\]]+)\]|\w+/g)];
  return steps.reduce<unknown>((found, [name, index]) => {
    const key = index === undefined ? name : toText(valueOf(index, { values }));
    return isRecord(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  }, values);
}

const words: Record<string, unknown> = { true: true, false: false, nil: null, null: null, blank: "", empty: "" };
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isTrue = (value: unknown): boolean => value !== undefined && value !== null && value !== false;
const isBlank = (value: unknown): boolean =>
  !isTrue(value) || (typeof value === "string" && value.trim() === "") || (Array.isArray(value) && !value.length);
const toText = (value: unknown): string => (value === undefined || value === null ? "" : String(value));

function splitOutsideQuotes(text: string, sign: string): string[] {
  const parts = [""];
  let quote = "";
  for (const char of text) {
    if (quote) quote = char === quote ? "" : quote;
    else if (char === "'" || char === '"') quote = char;
    if (char === sign && !quote) parts.push("");
    else parts[parts.length - 1] += char;
  }
  return parts;
}
