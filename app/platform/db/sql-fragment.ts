import { planAnewMark } from "./name-statement.ts";
import type { ShopSql } from "./raw-sql.server.ts";

/** A part of a statement, with its values apart. Only literal texts of the program get into `strings`. */
export class SqlFragment {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
  constructor(strings: readonly string[], values: readonly unknown[]) {
    this.strings = strings;
    this.values = values;
  }
}

/** Writes a part of a statement; parts within it become part of it, everything else is a parameter. */
export function part(strings: TemplateStringsArray, ...given: unknown[]): SqlFragment {
  const texts = [strings[0] ?? ""];
  const values: unknown[] = [];
  given.forEach((value, index) => {
    const rest = strings[index + 1] ?? "";
    if (value instanceof SqlFragment) append(texts, values, value);
    else {
      values.push(value);
      texts.push("");
    }
    texts[texts.length - 1] += rest;
  });
  return new SqlFragment(texts, values);
}

/** Puts parts one after the other, with `between` (" and ") in the gaps. */
export function join(parts: readonly SqlFragment[], between: string): SqlFragment {
  const texts = [""];
  const values: unknown[] = [];
  parts.forEach((one, index) => {
    if (index) texts[texts.length - 1] += between;
    append(texts, values, one);
  });
  return new SqlFragment(texts, values);
}

function append(texts: string[], values: unknown[], one: SqlFragment): void {
  texts[texts.length - 1] += one.strings[0] ?? "";
  texts.push(...one.strings.slice(1));
  values.push(...one.values);
}

/**
 * `limit` with the number in the text: a plan that is kept then knows how few rows are wanted, and is not made anew.
 */
export const limitTo = (rows: number): SqlFragment => new SqlFragment([`limit ${Math.trunc(rows)}`], []);

/** Begins a statement whose best plan depends on what is looked for: it is planned for its values each time. */
export const planAnew = new SqlFragment([planAnewMark], []);

/** Runs a statement that was put together of parts. */
export const runParts = <Row>(sql: ShopSql, { strings, values }: SqlFragment): Promise<Row[]> =>
  sql<Row>(strings as unknown as TemplateStringsArray, ...values);
