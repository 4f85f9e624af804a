/** The size of a file as people read it: "812 B", "34 kB", "1.2 MB". Thousands, as file managers count. */
export function formatSize(bytes: number, locale: string): string {
  const [unit, value] =
    bytes < 1_000 ? ["byte", bytes] : bytes < 1_000_000 ? ["kilobyte", bytes / 1_000] : ["megabyte", bytes / 1_000_000];
  const digits = unit === "megabyte" && value < 10 ? 1 : 0;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit: String(unit),
    unitDisplay: "short",
    maximumFractionDigits: digits,
  }).format(Number(value));
}
