import { Link } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./settings.module.css";

const groups = [
  { name: "mail", items: ["mailboxes", "acknowledgement", "contact", "blocked", "hours"] },
  { name: "team", items: ["team", "policies", "requests", "staff", "you", "tags"] },
  { name: "data", items: ["retention", "privacy", "access", "audit", "danger"] },
] as const;

/** Every settings page with what it is for. */
export function SettingsList(): ReactNode {
  const { t } = useTranslation("settings");
  return groups.map(({ name, items }) => (
    <Card key={name}>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t(`group.${name}`)}
        </Text>
        <ul className={styles.list}>
          {items.map((item) => (
            <li key={item}>
              <Link className={styles.item} to={`/app/settings/${item}`}>
                <span className={styles.title}>{t(`item.${item}`)}</span>
                <span className={styles.help}>{t(`item.${item}Help`)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  ));
}
