import { useFetcher } from "@remix-run/react";
import { BlockStack, Card, Checkbox, InlineError } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { StaffPreferences } from "./staff-preferences.ts";

/** What takes effect at once, without saving. */
export function OwnChoices({ preferences }: { preferences: StaffPreferences }): ReactNode {
  const { t } = useTranslation("settings");
  const [blocked, setBlocked] = useState(false);

  /** The browser asks the person on this click, or does not let us ask at all inside Shopify admin. */
  async function mayNotify(): Promise<boolean> {
    const granted = typeof Notification !== "undefined" && (await Notification.requestPermission()) === "granted";
    setBlocked(!granted);
    return granted;
  }

  return (
    <Card>
      <BlockStack gap="200">
        <Choice name="notify" label={t("you.notify")} saved={preferences.notify} before={mayNotify} />
        {blocked ? <InlineError fieldID="notify" message={t("you.notifyBlocked")} /> : null}
        <Choice name="mailApprovals" label={t("you.mailApprovals")} saved={preferences.mailApprovals} />
        <Choice name="singleKeys" label={t("you.singleKeys")} saved={preferences.singleKeys} />
      </BlockStack>
    </Card>
  );
}

function Choice(props: { name: string; label: string; saved: boolean; before?: () => Promise<boolean> }): ReactNode {
  const { name, label, saved, before } = props;
  const choose = useFetcher();
  const sent = choose.formData?.get("value");
  async function change(on: boolean): Promise<void> {
    if (on && before && !(await before())) return;
    choose.submit({ name, value: on ? "on" : "off" }, { method: "post", action: "/app/preferences" });
  }
  return <Checkbox label={label} checked={sent ? sent === "on" : saved} onChange={(on) => void change(on)} />;
}
