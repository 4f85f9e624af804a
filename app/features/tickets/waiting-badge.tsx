import { Badge } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { formatSpan, isLongWait } from "#app/ui/format-time.ts";
import { usePage } from "#app/ui/page-context.tsx";

/** How long the customer has waited for an answer; amber when it is long. Nothing when nobody waits. */
export function WaitingBadge({ since }: { since: string | null }): ReactNode {
  const { t } = useTranslation("inbox");
  const { now, locale } = usePage();
  if (!since) return null;
  const from = new Date(since);
  return (
    <Badge tone={isLongWait(from, now) ? "warning" : undefined}>
      {t("waits", { span: formatSpan(from, now, locale) })}
    </Badge>
  );
}
