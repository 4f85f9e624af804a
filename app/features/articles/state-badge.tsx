import { Badge } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ArticleState } from "./article-state.ts";

const tones = {
  none: undefined,
  draft: undefined,
  published: "success",
  changed: "info",
  archived: undefined,
} as const;

/** How an article, or one language of it, stands. */
export function StateBadge({ state }: { state: ArticleState | "none" }): ReactNode {
  const { t } = useTranslation("articles");
  return <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>;
}
