import { Link } from "@remix-run/react";
import { Button } from "@shopify/polaris";
import { EditIcon } from "@shopify/polaris-icons";
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from "react";
import { useCommand } from "#app/ui/use-shortcut.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./inbox.module.css";
import { builtInViews, countLimit, type BuiltInView, type SavedViewSummary, type ViewCounts } from "./inbox-view.ts";

const ArrangeViews = lazy(() => import("./arrange-views.tsx"));

/** These come before one's own views, the others after them. */
const first: readonly BuiltInView[] = ["open", "mine", "unassigned", "waiting", "mentions"];

interface Props {
  /** null: a search, which belongs to no view. */
  current: string | null;
  counts: ViewCounts;
  saved: SavedViewSummary[];
}

/** Which tickets are listed. Links, so that each view has its own address and works before any script runs. */
export function InboxViews({ current, counts, saved }: Props): ReactNode {
  const { t } = useTranslation("inbox");
  const nav = useRef<HTMLElement>(null);
  const [arranging, setArranging] = useState(false);
  useCommand(null, "arrangeViews", () => setArranging(true), { enabled: saved.length > 0 });
  useEffect(() => {
    const tab = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (tab && nav.current) nav.current.scrollLeft = tab.offsetLeft - nav.current.clientWidth / 3;
  }, [current]);
  const builtIn = (view: BuiltInView) => (
    <View key={view} view={view} name={t(`views.${view}`)} current={current === view} count={counts[view]} />
  );
  return (
    <div className={styles.viewsBar}>
      <nav ref={nav} aria-label={t("views.label")} className={styles.views}>
        {first.map(builtIn)}
        {saved.map(({ id, name }) => (
          <View key={`v${id}`} view={`v${id}`} name={name} current={current === `v${id}`} count={null} />
        ))}
        {builtInViews.filter((view) => !first.includes(view)).map(builtIn)}
      </nav>
      {saved.length ? (
        <Button
          variant="tertiary"
          icon={EditIcon}
          accessibilityLabel={t("saved.arrange")}
          onClick={() => setArranging(true)}
        />
      ) : null}
      {arranging ? (
        <Suspense fallback={null}>
          <ArrangeViews saved={saved} onClose={() => setArranging(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

function View(props: { view: string; name: string; current: boolean; count: number | null }): ReactNode {
  const { view, name, current, count } = props;
  const { t } = useTranslation("inbox");
  return (
    <Link
      to={view === "open" ? "/app/tickets" : `/app/tickets?view=${view}`}
      className={styles.view}
      aria-current={current ? "page" : undefined}
      preventScrollReset
    >
      {name}
      {count ? (
        <span
          className={styles.count}
          role="img"
          aria-label={count >= countLimit ? t("countMany", { count: countLimit - 1 }) : t("count", { count })}
        >
          {count >= countLimit ? `${countLimit - 1}+` : count}
        </span>
      ) : null}
    </Link>
  );
}
