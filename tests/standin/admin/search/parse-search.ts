export type Comparator = ":" | ">" | ">=" | "<" | "<=";

/** A search as a tree. `field` is `null` for words that are looked for in the default fields. */
export type SearchNode =
  | { kind: "all" }
  | { kind: "and" | "or"; parts: SearchNode[] }
  | { kind: "not"; part: SearchNode }
  | { kind: "term"; field: string | null; comparator: Comparator; value: string; quoted: boolean };

interface Token {
  kind: "open" | "close" | "and" | "or" | "not" | "term";
  term?: SearchNode;
}

const termPattern = /(?:([A-Za-z_][\w.]*):\s?(>=|<=|>|<)?)?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^\s()]+)/y;

function readTokens(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const rest = query.slice(at);
    const space = /^\s+/.exec(rest);
    if (space) at += space[0].length;
    else if (rest[0] === "(" || rest[0] === ")") {
      tokens.push({ kind: rest[0] === "(" ? "open" : "close" });
      at += 1;
    } else if (/^-(?=[^\s])/.test(rest)) {
      tokens.push({ kind: "not" });
      at += 1;
    } else {
      const word = /^(AND|OR|NOT)(?=[\s()]|$)/.exec(rest);
      if (word) {
        tokens.push({ kind: word[1]!.toLowerCase() as "and" | "or" | "not" });
        at += word[0].length;
        continue;
      }
      termPattern.lastIndex = at;
      const match = termPattern.exec(query);
      if (!match) {
        at += 1;
        continue;
      }
      at = termPattern.lastIndex;
      const raw = match[3]!;
      const quoted = /^(".*"|'.*')$/s.test(raw) && raw.length > 1;
      const value = quoted ? raw.slice(1, -1).replace(/\\(.)/g, "$1") : raw;
      const comparator = (match[2] ?? ":") as Comparator;
      tokens.push({ kind: "term", term: { kind: "term", field: match[1] ?? null, comparator, value, quoted } });
    }
  }
  return tokens;
}

/**
 * Reads Shopify's search syntax: words, `field:value`, `>` `>=` `<` `<=`, quotes, `prefix*`, `AND` (also unspoken),
 * `OR`, `NOT` and `-`, parentheses. A broken query never throws; what cannot be read is passed over, as Shopify does.
 */
export function parseSearch(query: string | null | undefined): SearchNode {
  const tokens = readTokens(query ?? "");
  let at = 0;

  function readOr(): SearchNode {
    const parts = [readAnd()];
    while (tokens[at]?.kind === "or") {
      at += 1;
      parts.push(readAnd());
    }
    return parts.length === 1 ? parts[0]! : { kind: "or", parts };
  }
  function readAnd(): SearchNode {
    const parts: SearchNode[] = [];
    while (at < tokens.length && tokens[at]!.kind !== "or" && tokens[at]!.kind !== "close") {
      if (tokens[at]!.kind === "and") at += 1;
      else parts.push(readOne());
    }
    return parts.length === 0 ? { kind: "all" } : parts.length === 1 ? parts[0]! : { kind: "and", parts };
  }
  function readOne(): SearchNode {
    const token = tokens[at]!;
    at += 1;
    if (token.kind === "term") return token.term!;
    if (token.kind === "not") {
      const next = tokens[at];
      if (!next || next.kind === "close" || next.kind === "or" || next.kind === "and") return { kind: "all" };
      return { kind: "not", part: readOne() };
    }
    const inner = readOr();
    if (tokens[at]?.kind === "close") at += 1;
    return inner;
  }

  const parts: SearchNode[] = [];
  while (at < tokens.length) {
    if (tokens[at]!.kind === "close") at += 1;
    else parts.push(readOr());
  }
  return parts.length === 0 ? { kind: "all" } : parts.length === 1 ? parts[0]! : { kind: "and", parts };
}
