import { useTranslation } from "#app/ui/use-translation.ts";

/** Says what acts are grouped by, in the page's language; what this version has no word for, as it is kept. */
export function useActWords() {
  const { t, i18n } = useTranslation(["reports", "authority", "refund", "replacement", "cancellation"]);
  const word = (keys: string[], otherwise: string): string => {
    const key = keys.find((one) => i18n.exists(one));
    return key ? t(key as "reports:none") : otherwise;
  };
  return {
    kind: (kind: string) => word([`authority:ability.${kind}`], kind),
    role: (role: string | null) => (role ? word([`authority:role.${role}`], role) : t("noRole")),
    reason: (reason: string | null) =>
      reason
        ? word(
            ["refund", "replacement", "cancellation"].map((kind) => `${kind}:reason.${reason}`),
            reason,
          )
        : t("noReason"),
  };
}
