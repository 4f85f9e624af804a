import { Link, useFetcher, useNavigate } from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { BlockStack, Box, Button, Card, InlineError, InlineStack, Page, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { formatDay } from "#app/ui/format-time.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { useProblemText } from "#app/ui/problem-text.ts";
import { RelativeTime } from "#app/ui/relative-time.tsx";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { localeName } from "./article-locale.ts";
import { workRules, type ArticleWork, type FixWork } from "./article-work.ts";
import styles from "./articles.module.css";
import { reviewDays } from "./review-day.ts";

/** What is to be done about the help articles: each line with one click that does it, and one that puts it aside. */
export function WorkPage({ work }: { work: ArticleWork }): ReactNode {
  const { t, i18n } = useTranslation("articles");
  const { t: common } = useTranslation("common");
  const navigate = useNavigate();
  const { now, locale } = usePage();
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const say = (share: number | null) => (share === null ? "–" : percent.format(share));
  const dayOf = (day: string) => formatDay(new Date(day), now, locale, "UTC");
  const why = (one: FixWork) =>
    one.kind === "followed"
      ? t("todo.followed", { tickets: one.tickets, views: one.views })
      : one.earlierShare === null
        ? t("todo.unhelpful", { share: say(one.share) })
        : t("todo.fallen", { share: say(one.share), earlier: say(one.earlierShare) });
  return (
    <Page narrowWidth>
      <TitleBar title={t("todo.title")}>
        <button variant="breadcrumb" onClick={() => navigate("/app/help")}>
          {t("toList")}
        </button>
      </TitleBar>
      <Text as="h1" variant="headingLg" visuallyHidden>
        {t("todo.title")}
      </Text>
      <BlockStack gap="400">
        {work.check.length ? (
          <Section title={t("todo.check")} explain={t("todo.checkExplain")} none="">
            {work.check.map((one) => (
              <Line
                key={`${one.id} ${one.locale}`}
                title={
                  <Link to={`/app/help/${one.id}?language=${one.locale}`} className={styles.title}>
                    {one.title}
                  </Link>
                }
                about={`${localeName(one.locale, i18n.language)} · ${t("todo.asked", { day: dayOf(one.askedOn) })}`}
                name={one.title}
                fields={{ articleId: one.id, locale: one.locale }}
                act={{ to: `/app/help/${one.id}?language=${one.locale}`, label: t("todo.checkIt") }}
                aside="checked"
              />
            ))}
          </Section>
        ) : null}
        <Section title={t("todo.write")} explain={t("todo.writeExplain", workRules)} none={t("todo.writeNone")}>
          {work.write.map((one) => (
            <Line
              key={`${one.locale} ${one.words}`}
              title={<span lang={one.locale}>{common("quoted", { text: one.words })}</span>}
              about={
                <>
                  {localeName(one.locale, i18n.language)} · {t("todo.times", { count: one.times })} ·{" "}
                  <RelativeTime at={one.lastAt} />
                </>
              }
              name={one.words}
              fields={{ locale: one.locale, words: one.words }}
              act={{ intent: "write", label: t("todo.writeIt") }}
              aside="dismissSearch"
            />
          ))}
        </Section>
        <Section
          title={t("todo.fix")}
          explain={t("todo.fixExplain", {
            ...workRules,
            share: percent.format(workRules.helpfulShare),
            fall: percent.format(workRules.helpfulFall),
            ticketShare: percent.format(workRules.ticketShare),
          })}
          none={t("todo.fixNone")}
        >
          {work.fix.map((one) => (
            <Line
              key={`${one.id} ${one.kind}`}
              title={
                <Link to={`/app/help/${one.id}`} className={styles.title}>
                  {one.title}
                </Link>
              }
              about={why(one)}
              name={one.title}
              fields={{ articleId: one.id, kind: one.kind }}
              act={{ to: `/app/help/${one.id}`, label: t("todo.fixIt") }}
              aside="dismissFix"
            />
          ))}
        </Section>
        <Section
          title={t("todo.review")}
          explain={t("todo.reviewExplain", { count: reviewDays })}
          none={t("todo.reviewNone")}
        >
          {work.review.map((one) => (
            <Line
              key={one.id}
              title={
                <Link to={`/app/help/${one.id}`} className={styles.title}>
                  {one.title}
                </Link>
              }
              about={`${t("todo.due", { day: dayOf(one.reviewOn) })} · ${one.owner ?? t("noOwner")}`}
              name={one.title}
              fields={{ articleId: one.id }}
              act={{ to: `/app/help/${one.id}`, label: t("todo.reviewIt") }}
              aside="reviewed"
            />
          ))}
        </Section>
      </BlockStack>
      <Box minHeight="32px" />
    </Page>
  );
}

function Section(props: { title: string; explain: string; none: string; children: ReactNode[] }): ReactNode {
  return (
    <Card>
      <BlockStack gap="200">
        <CardHeading title={props.title} explain={props.explain} />
        {props.children.length ? (
          <ul className={styles.list} aria-label={props.title}>
            {props.children}
          </ul>
        ) : (
          <Text as="p" tone="subdued">
            {props.none}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

/** What settles a line without anything being done about it, and how that is called. */
const settleLabels = {
  checked: "todo.checked",
  dismissFix: "todo.aside",
  dismissSearch: "todo.aside",
  reviewed: "todo.reviewed",
} as const;

interface LineProps {
  title: ReactNode;
  about: ReactNode;
  /** For those who hear the buttons alone. */
  name: string;
  fields: Record<string, string>;
  act: { intent: string; label: string } | { to: string; label: string };
  aside: keyof typeof settleLabels;
}

function Line({ title, about, name, fields, act, aside }: LineProps): ReactNode {
  const { t } = useTranslation("articles");
  const say = useProblemText("articles");
  const navigate = useNavigate();
  const send = useFetcher<Outcome<unknown>>();
  const label = t(settleLabels[aside]);
  return (
    <li className={styles.line}>
      <div>
        <Text as="p" fontWeight="semibold" breakWord>
          {title}
        </Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {about}
        </Text>
        {send.data && !send.data.ok ? <InlineError fieldID={name} message={say(send.data)} /> : null}
      </div>
      <InlineStack gap="200">
        <Button
          accessibilityLabel={`${act.label}: ${name}`}
          disabled={send.state !== "idle"}
          onClick={() =>
            "to" in act ? navigate(act.to) : send.submit({ intent: act.intent, ...fields }, { method: "post" })
          }
        >
          {act.label}
        </Button>
        <Button
          variant="tertiary"
          accessibilityLabel={`${label}: ${name}`}
          loading={send.state !== "idle"}
          onClick={() => send.submit({ intent: aside, ...fields }, { method: "post" })}
        >
          {label}
        </Button>
      </InlineStack>
    </li>
  );
}
