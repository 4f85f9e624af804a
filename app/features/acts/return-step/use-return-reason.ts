import { useTranslation } from "#app/ui/use-translation.ts";
import type { ReturnView } from "./return-step-preview.ts";

type Line = Pick<ReturnView["lines"][number], "reason" | "customerNote">;

/** Says why somebody sends a line back: the reason, and the customer's own words; "": nothing is known. */
export function useReturnReason(): (line: Line) => string {
  const { t } = useTranslation("common");
  return ({ reason, customerNote }) =>
    [reason, customerNote && t("quoted", { text: customerNote })].filter(Boolean).join(": ");
}
