import { Link } from "@remix-run/react";
import { Badge, BlockStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { Health } from "./home-view.ts";
import styles from "./home.module.css";

const tones = { ok: "success", delayed: "attention", trouble: "warning", unknown: undefined } as const;

interface LineProps {
  title: string;
  health: Health;
  to?: string;
  children: ReactNode;
}

/** One thing that works or does not, with what is known of it. */
export function Line({ title, health, to, children }: LineProps): ReactNode {
  const { t } = useTranslation("home");
  return (
    <section className={styles.health}>
      <BlockStack gap="050">
        <Text as="h3" variant="headingSm">
          {to ? (
            <Link className={styles.link} to={to}>
              {title}
            </Link>
          ) : (
            title
          )}
        </Text>
        <div className={styles.label}>{children}</div>
      </BlockStack>
      <div>
        <Badge tone={tones[health]}>{t(`health.${health}`)}</Badge>
      </div>
    </section>
  );
}
