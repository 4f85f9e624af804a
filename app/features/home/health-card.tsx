import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { missedKinds, type Missed } from "#app/features/reconciliation/compare-orders.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Line } from "./health-line.tsx";
import type { HomeView } from "./home-view.ts";
import { ThemeLine } from "./theme-line.tsx";

/** Whether everything works: one line per way in and out, with when it was last seen to work. */
export function HealthCard({ health }: { health: HomeView["health"] }): ReactNode {
  const { t } = useTranslation("home");
  const { locale } = usePage();
  const { mailIn, mailOut, webhooks, orderImport } = health;
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("health.title")}
        </Text>
        <div>
          <Line title={t("health.mailIn")} health={mailIn.health} to="/app/settings/mailboxes">
            {mailIn.health === "trouble" ? <p>{t("health.mailStuck")}</p> : null}
            <When label={t("health.lastMail")} at={mailIn.lastMailAt} never={t("health.noMail")} />
            {mailIn.testedAt ? <When label={t("health.lastTest")} at={mailIn.testedAt} /> : null}
          </Line>
          <Line title={t("health.mailOut")} health={mailOut.health} to="/app/settings/mailboxes">
            <When label={t("health.lastSent")} at={mailOut.lastSentAt} never={t("health.noSent")} />
            {mailOut.late ? <p>{t("health.late", { count: mailOut.late })}</p> : null}
            {mailOut.lateSince ? <When label={t("health.lateSince")} at={mailOut.lateSince} /> : null}
            {mailOut.failed ? <p>{t("health.failed", { count: mailOut.failed })}</p> : null}
          </Line>
          <Line title={t("health.webhooks")} health={webhooks.health}>
            <When label={t("health.lastWebhook")} at={webhooks.lastAt} never={t("health.noWebhook")} />
            {webhooks.comparedAt ? <When label={t("health.compared")} at={webhooks.comparedAt} /> : null}
            <Missing missed={webhooks.missed} />
          </Line>
          <Line title={t("health.access")} health={health.token.health}>
            <p>{health.token.health === "ok" ? t("health.tokenOk") : t("health.tokenDead")}</p>
            <Scopes of={health.optionalScopes} />
          </Line>
          <Line title={t("health.import")} health={orderImport.health}>
            <p>{importText()}</p>
          </Line>
          <ThemeLine />
        </div>
      </BlockStack>
    </Card>
  );

  function importText(): string {
    const { state, done, total } = orderImport;
    if (state === "failed") return t("health.importFailed");
    if (state === "done") return t("health.importDone", { done: number(done) });
    if (state === "running" && total !== null)
      return t("health.importRunning", { done: number(done), total: number(total) });
    return t("health.importWaiting");
  }
}

function Scopes({ of }: { of: HomeView["health"]["optionalScopes"] }): ReactNode {
  const { t } = useTranslation("home");
  const missing = of.filter(({ granted }) => !granted);
  if (!missing.length) return null;
  const names = missing.map(({ scope }) => t(`health.scope.${scope as "write_orders"}`));
  return <p>{`${t("health.scopeAsked")} ${names.join(", ")}`}</p>;
}

/** What the comparisons of a week have found, by kind. */
function Missing({ missed }: { missed: Missed | null }): ReactNode {
  const { t } = useTranslation("home");
  const { locale } = usePage();
  const kinds = missedKinds.filter((kind) => missed?.[kind]);
  if (!missed || !kinds.length) return null;
  const number = new Intl.NumberFormat(locale);
  const counts = kinds.map((kind) => `${t(`health.missedKind.${kind}`)} ${number.format(missed[kind])}`);
  return <p>{`${t("health.missed")} ${counts.join(", ")}`}</p>;
}

function When({ label, at, never }: { label: string; at: string | null; never?: string }): ReactNode {
  if (!at) return never ? <p>{never}</p> : null;
  return (
    <p>
      {label}: <RelativeTime at={at} />
    </p>
  );
}
