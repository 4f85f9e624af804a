/** The address of the acts behind a number, or of the report itself, for the same days. */
export function reportAddress(
  path: `/app/${string}`,
  period: { fromDay: string; untilDay: string },
  filter: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ from: period.fromDay, until: period.untilDay, ...filter });
  return `${path}?${query.toString()}`;
}
