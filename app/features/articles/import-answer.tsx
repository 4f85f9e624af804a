import { Banner } from "@shopify/polaris";
import type { ReactNode } from "react";
import { Link } from "@remix-run/react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { useProblemText } from "#app/ui/problem-text.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ImportedCounts } from "./import-view.ts";

/** What came of an import, lasting. */
export function ImportAnswer({ answer }: { answer: Outcome<ImportedCounts> | undefined }): ReactNode {
  const { t } = useTranslation("articles");
  const say = useProblemText("articles");
  if (!answer) return null;
  if (!answer.ok) return <Banner tone="critical">{say(answer)}</Banner>;
  const { added, left } = answer.value;
  return (
    <Banner tone={added ? "success" : "info"}>
      <p>
        {t("import.added", { count: added })} {left ? t("import.left", { count: left }) : null}{" "}
        <Link to="/app/help?state=draft">{t("import.toDrafts")}</Link>
      </p>
    </Banner>
  );
}
