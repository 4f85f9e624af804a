/** Of PostgreSQL's error classes: the data, the statement or a constraint is at fault, and will be again. */
const lasting = /^(?:21|22|23|42|P0)/;

/** Prisma's: too long a value, a missing or doubled row. */
const lastingOfPrisma = new Set(["P2000", "P2003", "P2011", "P2020", "P2023"]);

/**
 * Whether the same work may succeed when it is simply done again: a lost connection, a deadlock, a time-out. What is
 * not known counts as such, so that nothing is given up too early; `false` for what is wrong with data or program.
 */
export function mayPass(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) return false;
  const { name, code, message } = error as { name?: string; code?: unknown; message?: string };
  if (name === "PrismaClientValidationError") return false;
  if (code === "P2010" || code === "P2039") return !lasting.test(/Code: `(\w{5})`/.exec(message ?? "")?.[1] ?? "");
  return !lastingOfPrisma.has(String(code));
}
