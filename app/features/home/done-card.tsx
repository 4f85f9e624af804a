import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { Money } from "#app/ui/money.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { DoneInTime, HomeView } from "./home-view.ts";
import styles from "./home.module.css";

/** What was done today and in the last week, by the shop's calendar. What is not known is a dash, never a zero. */
export function DoneCard({ today, week }: Pick<HomeView, "today" | "week">): ReactNode {
  const { t } = useTranslation(["home", "common"]);
  const { locale } = usePage();
  const none = t("common:none");
  const count = (value: number | null) => (value === null ? none : new Intl.NumberFormat(locale).format(value));
  const unknown = [today.solved, today.replies, today.refunds].includes(null);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("done.title")}
        </Text>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <Text as="span" visuallyHidden>
                  {t("done.what")}
                </Text>
              </th>
              <th scope="col">{t("done.today")}</th>
              <th scope="col">{t("done.week")}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t("done.solved")}</th>
              <td>{count(today.solved)}</td>
              <td>{count(week.solved)}</td>
            </tr>
            <tr>
              <th scope="row">{t("done.replies")}</th>
              <td>{count(today.replies)}</td>
              <td>{count(week.replies)}</td>
            </tr>
            <tr>
              <th scope="row">{t("done.refunds")}</th>
              <td>
                <Sums of={today.refunds} />
              </td>
              <td>
                <Sums of={week.refunds} />
              </td>
            </tr>
          </tbody>
        </table>
        {unknown ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {t("done.nothingYet")}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}

function Sums({ of }: { of: DoneInTime["refunds"] }): ReactNode {
  const { t } = useTranslation(["home", "common"]);
  if (!of) return t("common:none");
  if (!of.length) return t("done.none");
  return of.map((sum) => (
    <div key={sum.currency}>
      <Money of={sum} />
    </div>
  ));
}
