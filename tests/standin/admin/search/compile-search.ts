import { parseSearch } from "./parse-search.ts";
import type { Comparator, SearchNode } from "./parse-search.ts";

/** What one search field holds for a record: how it is compared follows from its kind. */
export type SearchField<T> =
  | { kind: "text"; read(record: T): string | null | readonly (string | null)[] }
  | { kind: "id" | "number"; read(record: T): number | null | readonly number[] }
  | { kind: "instant"; read(record: T): string | null }
  | { kind: "choice"; matches(record: T, choice: string): boolean };

export interface SearchableFields<T> {
  fields: Record<string, SearchField<T>>;
  /** The texts in which a bare word is looked for. */
  words(record: T): readonly (string | null)[];
}

export interface CompiledSearch<T> {
  matches(record: T): boolean;
  /** Names of fields that do not exist. Shopify ignores such a filter and says so beside the answer. */
  unknownFields: string[];
}

type Test<T> = (record: T) => boolean;

function compareWith(comparator: Comparator, a: number, b: number): boolean {
  switch (comparator) {
    case ":":
      return a === b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "<":
      return a < b;
    case "<=":
      return a <= b;
  }
}

function testText<T>(
  read: (record: T) => string | null | readonly (string | null)[],
  value: string,
  quoted: boolean,
): Test<T> {
  const wanted = value.toLowerCase();
  const asList = (record: T) => {
    const found = read(record);
    return (Array.isArray(found) ? found : [found]).filter(
      (text): text is string => typeof text === "string" && text !== "",
    );
  };
  if (value === "*" && !quoted) return (record) => asList(record).length > 0;
  if (wanted.endsWith("*") && !quoted) {
    const start = wanted.slice(0, -1);
    return (record) => asList(record).some((text) => text.toLowerCase().startsWith(start));
  }
  return (record) => asList(record).some((text) => text.toLowerCase() === wanted);
}

function testNumber<T>(
  read: (record: T) => number | null | readonly number[],
  comparator: Comparator,
  value: string,
): Test<T> {
  if (value === "*") return (record) => read(record) !== null;
  const range = /^(-?[\d.]+)\.\.(-?[\d.]+)$/.exec(value);
  const holds = range
    ? (found: number) => found >= Number(range[1]) && found <= Number(range[2])
    : (found: number) => compareWith(comparator, found, Number(value));
  return (record) => {
    const found = read(record);
    return (Array.isArray(found) ? found : found === null ? [] : [found as number]).some(holds);
  };
}

/** The stretch of time that a written date names: a whole day for `2026-05-01`, one second for a full instant. */
function readTimeSpan(value: string, now: Date): { from: number; until: number } | null {
  if (value === "now") return { from: now.getTime(), until: now.getTime() + 1000 };
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value);
  if (parts) {
    const [year, month, day] = [
      Number(parts[1]),
      parts[2] ? Number(parts[2]) - 1 : null,
      parts[3] ? Number(parts[3]) : null,
    ];
    const from = Date.UTC(year, month ?? 0, day ?? 1);
    const until =
      day !== null ? from + 86_400_000 : Date.UTC(month === null ? year + 1 : year, month === null ? 0 : month + 1, 1);
    return { from, until };
  }
  const instant = Date.parse(/[zZ]|[+-]\d{2}:?\d{2}$/.test(value) ? value : `${value}Z`);
  return Number.isNaN(instant) ? null : { from: instant, until: instant + 1000 };
}

function testInstant<T>(read: (record: T) => string | null, comparator: Comparator, value: string, now: Date): Test<T> {
  if (value === "*") return (record) => read(record) !== null;
  const span = readTimeSpan(value, now);
  if (!span) return () => false;
  return (record) => {
    const text = read(record);
    if (text === null) return false;
    const at = Date.parse(text);
    switch (comparator) {
      case ":":
        return at >= span.from && at < span.until;
      case ">":
        return at >= span.until;
      case ">=":
        return at >= span.from;
      case "<":
        return at < span.from;
      case "<=":
        return at < span.until;
    }
  };
}

/** A bare word is found at the start of any word of the default texts; a quoted phrase anywhere in them. */
function testWords<T>(words: (record: T) => readonly (string | null)[], value: string, quoted: boolean): Test<T> {
  const wanted = value.toLowerCase().replace(/\*$/, "");
  return (record) =>
    words(record).some((text) => {
      if (!text) return false;
      const lower = text.toLowerCase();
      if (quoted || !lower.includes(wanted)) return lower.includes(wanted);
      return lower.startsWith(wanted) || lower.split(/[\s@.,_#/-]+/).some((word) => word.startsWith(wanted));
    });
}

/** Makes a test out of a search query. An empty query matches everything. */
export function compileSearch<T>(
  query: string | null | undefined,
  searchable: SearchableFields<T>,
  now: Date,
): CompiledSearch<T> {
  const unknownFields: string[] = [];

  function compile(node: SearchNode): Test<T> {
    switch (node.kind) {
      case "all":
        return () => true;
      case "and": {
        const tests = node.parts.map(compile);
        return (record) => tests.every((test) => test(record));
      }
      case "or": {
        const tests = node.parts.map(compile);
        return (record) => tests.some((test) => test(record));
      }
      case "not": {
        const test = compile(node.part);
        return (record) => !test(record);
      }
      case "term":
        return compileTerm(node);
    }
  }
  function compileTerm(node: SearchNode & { kind: "term" }): Test<T> {
    if (node.field === null) return testWords(searchable.words, node.value, node.quoted);
    const field = searchable.fields[node.field];
    if (!field) {
      unknownFields.push(node.field);
      return () => true;
    }
    switch (field.kind) {
      case "text":
        return testText(field.read, node.value, node.quoted);
      case "id":
      case "number":
        return testNumber(field.read, node.comparator, node.value);
      case "instant":
        return testInstant(field.read, node.comparator, node.value, now);
      case "choice": {
        const choices = node.value.toLowerCase().split(",");
        return (record) => choices.some((choice) => field.matches(record, choice));
      }
    }
  }

  const matches = compile(parseSearch(query));
  return { matches, unknownFields };
}
