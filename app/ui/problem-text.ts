import { useTranslation } from "#app/ui/use-translation.ts";
import type { Refusal } from "#app/features/shared/outcome.ts";

/** What the kinds of acts have in common is said once, in `act`. */
const acts = [
  "refund",
  "cancellation",
  "replacement",
  "address",
  "credit",
  "discount",
  "hold",
  "note",
  "invoice",
  "duplicate",
  "edit",
  "return",
  "returnStep",
  "exchange",
] as const;
const isAct = (group: string): boolean => group === "authority" || acts.some((one) => one === group);

type Group =
  | (typeof acts)[number]
  | "authority"
  | "team"
  | "policies"
  | "requestRules"
  | "selfService"
  | "common"
  | "reply"
  | "order"
  | "start"
  | "merge"
  | "articles";

/** Their detail is what Shopify says, in its own words. Others name a sum or a number that the sentence has a place for. */
const quoting = new Set(["refused", "payment_failed", "not_done", "not_editable"]);

/** Says a refusal in the page's language: in the words of `group`, else in common ones. */
export function useProblemText(group: Group = "common"): (refusal: Pick<Refusal, "problem" | "detail">) => string {
  const { t, i18n } = useTranslation([
    "common",
    "reply",
    ...acts,
    "act",
    "authority",
    "team",
    "policies",
    "requestRules",
    "selfService",
    "order",
    "start",
    "merge",
    "articles",
  ]);
  return ({ problem, detail = "" }) => {
    const groups = [group, ...(isAct(group) ? ["act"] : group === "policies" ? ["team"] : []), "common"];
    const key = groups.map((one) => `${one}:problem.${problem}`).find((one) => i18n.exists(one));
    const text = t((key ?? "common:problem.unexpected") as "common:problem.unexpected", { detail });
    return quoting.has(problem) && detail ? `${text} ${detail}` : text;
  };
}
