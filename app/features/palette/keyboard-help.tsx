import { Checkbox, InlineError, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { KeyCaps } from "#app/ui/key-caps.tsx";
import { Overlay } from "#app/ui/overlay.tsx";
import { useCommands } from "#app/ui/use-shortcut.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { OverlayHead } from "./overlay-head.tsx";
import styles from "./palette.module.css";
import { useShell } from "./shell-context.ts";

const everywhere = /^(mod\+|g |\?$)/;

/** The keys that do something on this page just now, as they were registered. */
export default function KeyboardHelp({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation("keys");
  const shell = useShell();
  const keyed = useCommands().filter((one): one is typeof one & { keys: string } => one.keys !== null);
  const shown = keyed.filter((one, index) => keyed.findIndex(({ keys }) => keys === one.keys) === index);
  const groups = [
    { title: t("group.page"), commands: shown.filter(({ keys }) => !everywhere.test(keys)) },
    { title: t("group.everywhere"), commands: shown.filter(({ keys }) => everywhere.test(keys)) },
  ].filter(({ commands }) => commands.length);
  return (
    <Overlay label={t("title")} onClose={onClose}>
      <OverlayHead title={t("title")} onClose={onClose} />
      <div className={styles.body} tabIndex={0} role="group" aria-label={t("title")}>
        {groups.map(({ title, commands }) => (
          <section key={title} className={styles.keyGroup}>
            <Text as="h3" variant="headingSm">
              {title}
            </Text>
            <dl>
              {commands.map(({ keys, text }) => (
                <div key={keys}>
                  <dt>{t(`act.${text}`)}</dt>
                  <dd>
                    <KeyCaps keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <Checkbox
          label={t("off")}
          helpText={t("offHint")}
          checked={shell.preferences.singleKeys}
          onChange={(singleKeys) => shell.choose({ singleKeys })}
        />
        {shell.notKept ? <InlineError fieldID="single-keys" message={t("notSaved")} /> : null}
      </div>
    </Overlay>
  );
}
