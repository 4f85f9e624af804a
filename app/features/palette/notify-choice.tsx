import { Checkbox, InlineError, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useShell } from "./shell-context.ts";

type Permission = NotificationPermission | "unavailable";

const readPermission = (): Permission =>
  typeof Notification === "undefined" ? "unavailable" : Notification.permission;

/**
 * Whether the browser says so when a customer writes. It is asked only on a click; most browsers let no page inside
 * another one ask, and then this says so instead of seeming to work.
 */
export function NotifyChoice(): ReactNode {
  const { t } = useTranslation("palette");
  const { preferences, choose, notKept } = useShell();
  const [permission, setPermission] = useState(readPermission);
  const on = preferences.notify && permission === "granted";

  async function change(wanted: boolean): Promise<void> {
    if (!wanted) return choose({ notify: false });
    const answer = permission === "default" ? await Notification.requestPermission().catch(readPermission) : permission;
    setPermission(answer);
    if (answer === "granted") choose({ notify: true });
  }

  const impossible = permission === "denied" || permission === "unavailable";
  return (
    <>
      <Checkbox
        label={t("notify.label")}
        helpText={impossible ? undefined : t("notify.hint")}
        checked={on}
        disabled={impossible}
        onChange={(wanted) => void change(wanted)}
      />
      {impossible ? (
        <Text as="p" tone="subdued" variant="bodySm">
          {t("notify.impossible")}
        </Text>
      ) : null}
      {notKept ? <InlineError fieldID="notify" message={t("notify.notKept")} /> : null}
    </>
  );
}
