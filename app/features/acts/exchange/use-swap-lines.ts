import { useMoneyText } from "#app/ui/money.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { MoneyJson } from "../../shared/money.ts";
import type { ActionView } from "../action-view.ts";

/**
 * What else is to be said of things that come back, one line each: what goes out for them, what is kept for the way back,
 * who pays the difference, and the label. Nothing of other acts, and of those that were kept before it was.
 */
export function useSwapLines({ about = {} }: Pick<ActionView, "about">): string[] {
  const { t } = useTranslation("act");
  const money = useMoneyText();
  const sum = (minor: string | undefined, currency: string | undefined) =>
    minor && currency ? money({ minor, currency } satisfies MoneyJson) : "";
  const { out, fee, feeCurrency, difference, differenceMinor, differenceCurrency, invoiced, tracking } = about;
  const label = about.label ?? (about.labelFile && t("swap.file"));
  const differs = { amount: sum(differenceMinor, differenceCurrency) };
  return [
    out && t("swap.out", { items: out }),
    fee && feeCurrency && t("swap.fee", { amount: sum(fee, feeCurrency) }),
    difference === "refund" && t("swap.refund", differs),
    difference === "invoice" && t(invoiced ? "swap.invoiced" : "swap.pays", differs),
    difference === "even" && t("swap.even"),
    label && t("swap.label", { label }),
    tracking && t("swap.tracking", { tracking }),
  ].filter((line): line is string => typeof line === "string" && line !== "");
}
