import { useSortable } from "@dnd-kit/sortable";
import { Link } from "@remix-run/react";
import { Badge, Button, Icon, Text } from "@shopify/polaris";
import { ArrowDownIcon, ArrowUpIcon, DragHandleIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { formatDay } from "#app/ui/format-time.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { ArticleLine } from "./article-view.ts";
import styles from "./articles.module.css";
import { StateBadge } from "./state-badge.tsx";

interface Props {
  article: ArticleLine;
  maySort: boolean;
  /** null: it is the first, or the last. */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
}

export function ArticleRow({ article, maySort, onUp, onDown }: Props): ReactNode {
  const { t } = useTranslation("articles");
  const { locale, now } = usePage();
  const { id, title, helpful, unhelpful, views } = article;
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({
    id,
    disabled: !maySort,
  });
  const { x = 0, y = 0 } = transform ?? {};
  const votes = helpful + unhelpful;
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const facts = [
    article.texts.map((one) => one.locale).join(", "),
    article.owner ?? t("noOwner"),
    article.reviewOn && !article.isReviewDue
      ? t("reviewOn", { day: formatDay(new Date(article.reviewOn), now, locale, "UTC") })
      : null,
    views ? t("views", { count: views }) : null,
    article.answered ? t("answered", { count: article.answered }) : null,
    votes ? t("helpful", { percent: share.format(helpful / votes) }) : null,
  ].filter(Boolean);
  return (
    <li
      ref={setNodeRef}
      className={styles.row}
      data-dragging={isDragging || undefined}
      style={{
        transform: transform ? `translate3d(${Math.round(x)}px, ${Math.round(y)}px, 0)` : undefined,
        transition: transition,
      }}
    >
      {maySort ? (
        <button
          type="button"
          ref={setActivatorNodeRef}
          className={styles.handle}
          {...attributes}
          {...listeners}
          aria-label={t("handle", { title })}
        >
          <Icon source={DragHandleIcon} tone="subdued" />
        </button>
      ) : null}
      <div className={styles.main}>
        <div className={styles.head}>
          <Link to={`/app/help/${id}`} className={styles.title}>
            {title || "–"}
          </Link>
          <StateBadge state={article.state} />
          {article.isReviewDue ? <Badge tone="warning">{t("reviewDue")}</Badge> : null}
        </div>
        <Text as="p" tone="subdued" variant="bodySm" breakWord>
          {facts.join(" · ")}
        </Text>
      </div>
      {maySort ? (
        <div className={styles.arrows}>
          <Button
            variant="tertiary"
            icon={ArrowUpIcon}
            accessibilityLabel={t("upOf", { title })}
            disabled={!onUp}
            onClick={onUp ?? undefined}
          />
          <Button
            variant="tertiary"
            icon={ArrowDownIcon}
            accessibilityLabel={t("downOf", { title })}
            disabled={!onDown}
            onClick={onDown ?? undefined}
          />
        </div>
      ) : null}
    </li>
  );
}
