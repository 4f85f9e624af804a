import { useTranslation } from "react-i18next";
import type { Refusal } from "#app/features/shared/outcome.ts";

type Group = "common" | "reply" | "refund" | "order";

/**
 * Says a refusal in the page's language: in the words of `group`, else in common ones. Words of somebody else
 * (Shopify, a mail server) stand behind it as they came.
 */
export function useProblemText(group: Group = "common"): (refusal: Pick<Refusal, "problem" | "detail">) => string {
  const { t, i18n } = useTranslation(["common", "reply", "refund", "order"]);
  return ({ problem, detail }) => {
    const key = [`${group}:problem.${problem}`, `common:problem.${problem}`].find((one) => i18n.exists(one));
    const text = key ? t(key as "common:problem.unexpected") : t("common:problem.unexpected");
    return detail ? `${text} ${detail}` : text;
  };
}
