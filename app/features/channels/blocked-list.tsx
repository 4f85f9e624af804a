import { useFetcher, useNavigate, useNavigation } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import type { Outcome } from "#app/features/shared/outcome.ts";
import { DateTime } from "#app/ui/relative-time.tsx";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import settings from "../shop/settings.module.css";
import styles from "./blocked-list.module.css";

/** A sender whose mail is spam at once. */
export interface BlockedView {
  /** An address, or a domain with `@` before it. */
  pattern: string;
  /** ISO 8601 */
  createdAt: string;
}

export interface BlockedListProps {
  rows: BlockedView[];
  /** The page after this one begins behind it; null: this is the last. */
  nextAfter: string | null;
  isFirst: boolean;
}

type Answer = Outcome<{ pattern: string }>;

/** Whose mail is spam at once: adding, and taking off with a way back. */
export function BlockedList({ rows, nextAfter, isFirst }: BlockedListProps): ReactNode {
  const { t } = useTranslation("blocked");
  const navigate = useNavigate();
  const loading = useNavigation().state === "loading";
  const shopify = useAppBridge();
  const removal = useFetcher<Answer>();
  const undo = useFetcher<Answer>();
  const [failed, setFailed] = useState(false);
  const going = removal.state === "idle" ? null : removal.formData?.get("pattern");
  useAnswer(removal.data, (answer) => {
    setFailed(!answer.ok);
    if (!answer.ok) return;
    const { pattern } = answer.value;
    shopify.toast.show(t("removed", { pattern }), {
      action: t("undo"),
      onAction: () => undo.submit({ intent: "add", pattern }, { method: "post" }),
    });
  });
  useAnswer(undo.data, (answer) => setFailed(!answer.ok));
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t("title")} explain={t("explain")} />
        <AddForm />
        {failed ? (
          <Text as="p" tone="critical">
            {t("problem.not_changed")}
          </Text>
        ) : null}
        {rows.length ? null : (
          <Text as="p" tone="subdued">
            {t("empty")}
          </Text>
        )}
        <ul className={settings.list}>
          {rows.map(({ pattern, createdAt }) => (
            <li key={pattern} className={styles.row}>
              <div className={styles.who}>
                <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
                  {pattern}
                </Text>
                <Text as="p" tone="subdued">
                  {t(pattern.startsWith("@") ? "domain" : "address")} · <DateTime at={createdAt} />
                </Text>
              </div>
              <Button
                loading={going === pattern}
                accessibilityLabel={t("removeOf", { pattern })}
                onClick={() => removal.submit({ intent: "remove", pattern }, { method: "post" })}
              >
                {t("remove")}
              </Button>
            </li>
          ))}
        </ul>
        {isFirst && nextAfter === null ? null : (
          <InlineStack gap="200">
            {isFirst ? null : (
              <Button disabled={loading} onClick={() => navigate("?")}>
                {t("first")}
              </Button>
            )}
            {nextAfter === null ? null : (
              <Button disabled={loading} onClick={() => navigate(`?${new URLSearchParams({ after: nextAfter })}`)}>
                {t("next")}
              </Button>
            )}
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

function AddForm(): ReactNode {
  const { t, i18n } = useTranslation("blocked");
  const shopify = useAppBridge();
  const form = useFetcher<Answer>();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  useAnswer(form.data, (answer) => {
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setTyped("");
    shopify.toast.show(t("added", { pattern: answer.value.pattern }));
  });
  const known = i18n.exists(`blocked:problem.${problem}`) ? (problem as "no_pattern") : "not_changed";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        form.submit({ intent: "add", pattern: typed }, { method: "post" });
      }}
    >
      <InlineStack gap="200" blockAlign="end">
        <TextField
          label={t("field")}
          value={typed}
          onChange={setTyped}
          error={problem ? t(`problem.${known}`) : undefined}
          autoComplete="off"
          maxLength={320}
        />
        <Button submit loading={form.state !== "idle"}>
          {t("add")}
        </Button>
      </InlineStack>
    </form>
  );
}
