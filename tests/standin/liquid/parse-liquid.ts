/** A piece of a template: text, something that is printed, or a tag with what stands in it. */
export type LiquidNode =
  | { kind: "text"; text: string }
  | { kind: "print"; expression: string }
  | { kind: "assign"; name: string; expression: string }
  | { kind: "if"; branches: { condition: string | null; nodes: LiquidNode[] }[] }
  | { kind: "for"; name: string; over: string; limit: string | null; nodes: LiquidNode[] }
  | { kind: "render"; name: string }
  | { kind: "layout"; name: string };

export interface ParsedTemplate {
  nodes: LiquidNode[];
  /** What stands between `schema` and `endschema`, as it came. */
  schema: string | null;
}

interface Token {
  kind: "text" | "print" | "tag";
  text: string;
}

/**
 * Reads the part of Liquid that blocks of an extension use: output, `assign`, `if`, `unless`, `for`, `comment`, `liquid`,
 * `layout`, `render` (without values that go along), `schema`.
 * @throws Error that names whatever else stands there, and what is not closed
 */
export function parseLiquid(template: string): ParsedTemplate {
  const schema = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(template);
  const tokens = tokenise(schema ? template.replace(schema[0], "") : template);
  const { nodes, end } = parseUntil(tokens, []);
  if (end) throw new Error(`liquid: ${end} without a beginning`);
  return { nodes, schema: schema?.[1] ?? null };
}

function tokenise(template: string): Token[] {
  const plain = template.replace(/\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g, "");
  const trimmed = plain.replace(/\s*(\{[{%])-/g, "$1").replace(/-([}%]\})\s*/g, "$1");
  const tokens: Token[] = [];
  let rest = trimmed;
  while (rest !== "") {
    const at = rest.search(/\{[{%]/);
    if (at === -1) {
      tokens.push({ kind: "text", text: rest });
      break;
    }
    if (at > 0) tokens.push({ kind: "text", text: rest.slice(0, at) });
    const isPrint = rest[at + 1] === "{";
    const end = rest.indexOf(isPrint ? "}}" : "%}", at + 2);
    if (end === -1) throw new Error(`liquid: not closed: ${rest.slice(at, at + 40)}`);
    const inside = rest.slice(at + 2, end).trim();
    const isLines = !isPrint && /^liquid\b/.test(inside);
    if (isLines)
      for (const line of inside
        .slice(6)
        .split("\n")
        .map((one) => one.trim())
        .filter(Boolean))
        tokens.push({ kind: "tag", text: line });
    else tokens.push({ kind: isPrint ? "print" : "tag", text: inside });
    rest = rest.slice(end + 2);
  }
  return tokens;
}

/** Takes tokens up to one of these tags, which is left out and returned. */
function parseUntil(tokens: Token[], ends: readonly string[]): { nodes: LiquidNode[]; end: string | null } {
  const nodes: LiquidNode[] = [];
  for (let token = tokens.shift(); token; token = tokens.shift()) {
    if (token.kind === "text") nodes.push({ kind: "text", text: token.text });
    else if (token.kind === "print") nodes.push({ kind: "print", expression: token.text });
    else {
      const [name = "", ...rest] = token.text.split(/\s+/);
      if (ends.includes(name)) return { nodes, end: token.text };
      nodes.push(parseTag(name, rest.join(" "), token.text, tokens));
    }
  }
  if (ends.length) throw new Error(`liquid: no ${ends.at(-1)}`);
  return { nodes, end: null };
}

function parseTag(name: string, rest: string, text: string, tokens: Token[]): LiquidNode {
  const assign = name === "assign" ? /^(\w+)\s*=\s*(.+)$/.exec(rest) : null;
  if (assign) return { kind: "assign", name: assign[1]!, expression: assign[2]! };
  if (name === "if" || name === "unless") return parseIf(name, rest, tokens);
  const loop = name === "for" ? /^(\w+)\s+in\s+(\S+)(?:\s+limit:\s*(\S+))?$/.exec(rest) : null;
  if (loop) {
    const [, loopName = "", over = "", limit = null] = loop;
    return { kind: "for", name: loopName, over, limit, nodes: parseUntil(tokens, ["endfor"]).nodes };
  }
  const snippet = name === "render" ? /^'([\w-]+)'$/.exec(rest) : null;
  if (snippet) return { kind: "render", name: snippet[1]! };
  if (name === "layout") return { kind: "layout", name: rest };
  throw new Error(`liquid: not understood: ${text}`);
}

function parseIf(name: "if" | "unless", first: string, tokens: Token[]): LiquidNode {
  const branches: { condition: string | null; nodes: LiquidNode[] }[] = [];
  let condition: string | null = name === "unless" ? `not ${first}` : first;
  for (;;) {
    const { nodes, end } = parseUntil(tokens, ["elsif", "else", `end${name}`]);
    branches.push({ condition, nodes });
    if (end?.startsWith("end")) return { kind: "if", branches };
    condition = end?.startsWith("elsif") ? end.slice(6) : null;
  }
}
