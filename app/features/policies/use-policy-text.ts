import { useMoneyText } from "#app/ui/money.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { PolicyFinding, VipReason } from "./policy.ts";

/** Says what a policy says of an act, in one sentence. */
export function usePolicyText(): (finding: PolicyFinding) => string {
  const { t } = useTranslation("policies");
  const money = useMoneyText();
  const { locale } = usePage();
  const ago = (count: number) => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-count, "day");
  const days = (count: number) =>
    new Intl.NumberFormat(locale, { style: "unit", unit: "day", unitDisplay: "long" }).format(count);
  const vip = (why: VipReason): string =>
    why.by === "orders"
      ? t("said.vipOrders", { count: why.count })
      : why.by === "spent"
        ? t("said.vipSpent", { sum: money(why.sum) })
        : t("said.vipTag", { tag: why.tag });
  return (finding) => {
    switch (finding.policy) {
      case "return_window":
        return "days" in finding
          ? t(`said.${finding.is}.${finding.from}`, { when: ago(finding.days), allowed: days(finding.allowed) })
          : t(`said.${finding.is}`, { allowed: days(finding.allowed) });
      case "return_shipping":
        if (finding.is === "outside")
          return t(
            finding.payer === "shop"
              ? "said.weShipFee"
              : finding.ourFault
                ? "said.theyShipLabelUnless"
                : "said.theyShipLabel",
          );
        return t(finding.payer === "shop" ? "said.weShip" : finding.ourFault ? "said.theyShipUnless" : "said.theyShip");
      case "no_questions":
        if ("isUnknown" in finding) return t("said.askedUnknown", { amount: money(finding.upTo) });
        return t(finding.is === "inside" ? "said.unasked" : "said.asked", { amount: money(finding.upTo) });
      case "vip": {
        const { why, times, allowance, extraDays } = finding;
        return [
          times && times > 1 ? t("said.vipTimes", { who: vip(why), count: times }) : vip(why),
          allowance ? t("said.vipAllowance", { amount: money(allowance) }) : "",
          extraDays ? t("said.vipDays", { days: days(extraDays) }) : "",
        ]
          .filter(Boolean)
          .join(" ");
      }
    }
  };
}
