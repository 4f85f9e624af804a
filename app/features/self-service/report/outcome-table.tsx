import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./report.module.css";
import { outcomes, sumOf, type OutcomeCounts } from "./self-service-report.ts";

interface OutcomeTableProps {
  title: string;
  rows: { name: string; filter: Record<string, string>; counts: OutcomeCounts }[];
  /** The address of the sessions behind a number. */
  to(filter: Record<string, string>): string;
}

/** Sessions in groups, with what came of them. */
export function OutcomeTable({ title, rows, to }: OutcomeTableProps): ReactNode {
  const { t } = useTranslation("selfService");
  const { locale } = usePage();
  const number = new Intl.NumberFormat(locale);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingSm">
          {title}
        </Text>
        {rows.length ? (
          <div className={styles.scroll} role="region" aria-label={title} tabIndex={0}>
            <table className={styles.table} aria-label={title}>
              <thead>
                <tr>
                  <td />
                  {(["all", ...outcomes] as const).map((head) => (
                    <th key={head} scope="col">
                      {t(`report.head.${head}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ name, filter, counts }) => (
                  <tr key={Object.values(filter).join()}>
                    <th scope="row">{name}</th>
                    <td>
                      <Link url={to(filter)}>{number.format(sumOf(counts))}</Link>
                    </td>
                    {outcomes.map((outcome) => (
                      <td key={outcome}>
                        <Link url={to({ ...filter, outcome })}>{number.format(counts[outcome])}</Link>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : (
          <Text as="p" tone="subdued">
            {t("report.empty")}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
