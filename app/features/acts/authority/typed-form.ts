/** The fields of an act's form as they were filled in, by name: with them it can be opened again as it was. */
export type TypedForm = Record<string, string>;

/** Longer ones than a person fills in are not kept. */
const mostFields = 600;
const longestField = 5_000;

/** What a form was filled in with, without what the page adds to it. */
export function keepTypedForm(fields: Iterable<readonly [string, unknown]>): TypedForm | undefined {
  const kept = [...fields].flatMap(([name, value]) =>
    typeof value === "string" && !beside.has(name) ? [[name, value.toWellFormed().replaceAll("\0", "")] as const] : [],
  );
  const fits = kept.length <= mostFields && kept.every(([name, value]) => name.length + value.length <= longestField);
  return fits ? Object.fromEntries(kept) : undefined;
}

const beside = new Set(["intent", "currency", "locale", "requestKey", "opened"]);

/** The stored form of an act; null: it was not kept, or cannot be read. */
export function readTypedForm(input: unknown): TypedForm | null {
  const typed: unknown = (input as { typed?: unknown } | null)?.typed;
  return typeof typed === "object" &&
    typed !== null &&
    !Array.isArray(typed) &&
    Object.values(typed).every((value) => typeof value === "string")
    ? (typed as TypedForm)
    : null;
}
