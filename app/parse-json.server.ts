/** A field of a form that holds JSON; undefined for anything that is none. */
export function parseJson(field: FormDataEntryValue | null): unknown {
  if (typeof field !== "string") return undefined;
  try {
    return JSON.parse(field) as unknown;
  } catch {
    return undefined;
  }
}
