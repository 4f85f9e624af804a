const mostNames = 300;
const names = new Map<string, string>();

/**
 * Begins a statement whose text or plan depends on what is looked for: it is planned anew each time, for its values, and
 * takes no name from the others.
 */
export const planAnewMark = "/* plan anew */ ";

/**
 * A name under which a connection keeps the statement prepared: PostgreSQL then does not parse and plan it each time,
 * which is nearly half of the time of a ticket's statements. Only the first few hundred texts get one, so that
 * statements whose text varies do not pile up in the server. null: it is prepared anew.
 */
export function nameStatement(text: string): string | null {
  if (text.startsWith(planAnewMark)) return null;
  const known = names.get(text);
  if (known) return known;
  if (names.size >= mostNames) return null;
  const name = `latte_${names.size}`;
  names.set(text, name);
  return name;
}
