import { useTranslation } from "#app/ui/use-translation.ts";
import type { ActKind } from "./act-kind.ts";

export type ActText = (key: string, about?: Record<string, unknown>) => string;

/**
 * The words of a kind of act; where it has none of its own, those that all kinds share (`act:any`), about `what` it is.
 * @param variant which of several things an act of the kind does: `result.succeeded.title_release`
 */
export function useActText(kind: ActKind, variant?: string): ActText {
  const { t, i18n } = useTranslation(kind);
  const { t: shared } = useTranslation("act");
  const context = variant === undefined ? {} : { context: variant };
  return (key, about) => {
    if (i18n.exists(`${kind}:${key}`)) return t(key as "title", { ...context, ...about });
    const what = t("what" as "title", { ...context, ...about });
    return shared(`any.${key}` as "any.locked", { ...about, what });
  };
}
