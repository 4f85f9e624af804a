import { ActionList, Button } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { formatDateTime } from "#app/ui/format-time.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./snooze-menu.module.css";
import { snoozeChoices, writeLocalTime } from "./snooze-time.ts";

/** Until when: the usual times, the customer's answer, or a time of one's own. A file of its own: it brings calendars. */
export default function SnoozeChoices({ onSnooze }: { onSnooze: (until: string) => void }): ReactNode {
  const { t } = useTranslation("state");
  const { now, zone, locale } = usePage();
  const [choices] = useState(() => snoozeChoices(now, zone));
  const [picked, setPicked] = useState(() =>
    writeLocalTime(choices.find((one) => one.preset === "tomorrow")!.until, zone),
  );
  return (
    <div className={styles.menu}>
      <ActionList
        actionRole="menuitem"
        items={[
          ...choices.map(({ preset, until }) => ({
            content: t(`snooze.${preset}`),
            helpText: formatDateTime(until, now, locale, zone),
            onAction: () => onSnooze(until.toISOString()),
          })),
          { content: t("snooze.reply"), onAction: () => onSnooze("") },
        ]}
      />
      <form
        className={styles.pick}
        onSubmit={(event) => {
          event.preventDefault();
          if (picked) onSnooze(picked);
        }}
      >
        <label className={styles.label}>
          {t("snooze.pick")}
          <input
            type="datetime-local"
            className={styles.field}
            value={picked}
            min={writeLocalTime(now, zone)}
            required
            onChange={(event) => setPicked(event.target.value)}
          />
        </label>
        <Button submit>{t("snooze.save")}</Button>
      </form>
    </div>
  );
}
