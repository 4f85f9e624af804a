import { Link } from "@remix-run/react";
import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { SetupFacts } from "./read-setup.server.ts";
import styles from "./setup.module.css";

const pages = ["tracking", "help", "contact"] as const;
/** Where Shopify hands on to us unless the merchant chose another way: shopify.app.toml. */
const usualPath = "/apps/latte";

/** Addresses that work in every theme, and whether a shopper's request has come that way. */
export function WayInCard({ facts }: { facts: SetupFacts }): ReactNode {
  const { t } = useTranslation("selfService");
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("setup.pages")}
          </Text>
          <Text as="p" tone="subdued">
            {t("setup.pagesHelp")}
          </Text>
        </BlockStack>
        <ul className={styles.pages}>
          {pages.map((page) => {
            const address = `${facts.shopUrl}${facts.proxyPath ?? usualPath}/${page}`;
            return (
              <li key={page}>
                <Text as="span" fontWeight="semibold">
                  {t(`setup.pageName.${page}`)}
                </Text>{" "}
                <a className={styles.address} href={address} target="_blank" rel="noreferrer">
                  {address}
                </a>
              </li>
            );
          })}
        </ul>
        <Text as="p">{facts.proxyPath ? t("setup.wayInSeen", { path: facts.proxyPath }) : t("setup.wayInUnseen")}</Text>
      </BlockStack>
    </Card>
  );
}

const links = [
  ["appearance", "/app/self-service/appearance"],
  ["report", "/app/self-service/report"],
  ["articles", "/app/help"],
  ["requests", "/app/settings/requests"],
  ["contact", "/app/settings/contact"],
  ["policies", "/app/settings/policies"],
] as const;

/** The ways to everything that stands in self-service. */
export function LinksCard(): ReactNode {
  const { t } = useTranslation("selfService");
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("setup.more")}
        </Text>
        <ul className={styles.links}>
          {links.map(([name, to]) => (
            <li key={name}>
              <Link className={styles.link} to={to}>
                <span className={styles.linkName}>{t(`link.${name}.name`)}</span>
                <span className={styles.linkHelp}>{t(`link.${name}.help`)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
