import { usePage } from "./page-context.tsx";

/** Says whole percents in the reader's language: "15%". */
export function usePercentText(): (percent: number) => string {
  const { locale } = usePage();
  const format = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  return (percent) => format.format(percent / 100);
}
