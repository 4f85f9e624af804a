import { Button, ProgressBar } from "@shopify/polaris";
import { XIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./bulk.module.css";
import { isMade, isOver, isTakenBack, mayTakeBack, type BulkOfPage } from "./bulk-of-page.ts";
import type { Bulk } from "./use-bulk.ts";

/** How far a change is, and what came of it: also what could not be changed, and the way back. */
export function BulkProgress({ of, bulk }: { of: BulkOfPage; bulk: Bulk }): ReactNode {
  const { t } = useTranslation(["bulk", "common"]);
  const { view } = of;
  if (!isTakenBack(of) && !isOver(view)) {
    const [done, total] = [view?.done ?? 0, view?.total ?? 0];
    return (
      <div className={styles.bar} data-result="">
        <span id="bulk-progress">{t("running", { done, total: total || "…" })}</span>
        <span className={styles.progress}>
          <ProgressBar
            size="small"
            progress={total ? Math.round((100 * done) / total) : 0}
            ariaLabelledBy="bulk-progress"
          />
        </span>
      </div>
    );
  }
  return (
    <div className={styles.bar} data-result="" role={of.problem ? "alert" : "status"}>
      <span className={styles.text}>
        <Result of={of} />
      </span>
      <span className={styles.end}>
        {of.problem === "not_sent" && of.id === null ? (
          <Button size="slim" onClick={() => void bulk.start(of.ask.change, of.ask.tickets, of.ask.requestKey)}>
            {t("common:action.retry")}
          </Button>
        ) : isMade(view) && mayTakeBack(of) ? (
          <Button size="slim" onClick={() => void bulk.undo(of.ask.requestKey)}>
            {t("undo")}
          </Button>
        ) : null}
        <Button size="slim" variant="tertiary" icon={XIcon} accessibilityLabel={t("dismiss")} onClick={bulk.dismiss} />
      </span>
    </div>
  );
}

const problems = ["too_many", "nothing", "unknown_person", "unknown_tag", "past", "not_allowed"] as const;

function Result({ of: { view, problem, undoWanted } }: { of: BulkOfPage }): ReactNode {
  const { t } = useTranslation("bulk");
  if (problem) {
    const known = problems.find((one) => one === problem);
    return known ? t(`problem.${known}`) : problem === "not_done" ? t("problem.done_already") : t("notStarted");
  }
  if (undoWanted || view?.state === "undoing") return t("undoing");
  if (!view) return null;
  const changed = t("done", { count: view.done - view.skipped });
  const skipped = view.skipped ? t("skipped", { count: view.skipped }) : null;
  if (view.state === "undone")
    return [t("undone"), view.kept ? t("kept", { count: view.kept }) : null].filter(Boolean).join(". ");
  return [view.state === "failed" ? t("failed") : null, changed, skipped].filter(Boolean).join(". ");
}
