import type { Refusal } from "#app/features/shared/outcome.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useTranslation } from "#app/ui/use-translation.ts";

/** Says a refusal about a mailbox; what a mail server said stands behind it in its own words. */
export function useMailboxProblem(): (refusal: Refusal) => string {
  const { t, i18n } = useTranslation("mailbox");
  const common = useProblemText();
  return (refusal) => {
    if (!i18n.exists(`mailbox:problem.${refusal.problem}`)) return common(refusal);
    const text = t(`problem.${refusal.problem as "not_taken"}`);
    return refusal.detail ? `${text} ${refusal.detail}` : text;
  };
}
