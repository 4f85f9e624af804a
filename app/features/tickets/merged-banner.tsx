import { Banner, Link } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./ticket-page.module.css";

/** Says that the ticket lives on in another, and leads there. */
export function MergedBanner({ into }: { into: number }): ReactNode {
  const { t } = useTranslation("merge");
  return (
    <div className={styles.banner}>
      <Banner tone="info">
        {t("away")} <Link url={`/app/tickets/${into}`}>#{into}</Link>
      </Banner>
    </div>
  );
}
