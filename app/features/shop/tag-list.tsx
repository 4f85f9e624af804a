import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import type { Outcome, Refusal } from "#app/features/shared/outcome.ts";
import type { TagUse } from "#app/features/tags/list-tags.server.ts";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useAnswer } from "#app/ui/use-answer.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./settings.module.css";

type Answer = Outcome<{ merged?: boolean } | null>;

/** All tags with their use; adding, renaming (which may join two), putting aside. */
export function TagList({ tags }: { tags: TagUse[] }): ReactNode {
  const { t } = useTranslation("settings");
  return (
    <Card>
      <BlockStack gap="300">
        <CardHeading title={t("item.tags")} explain={t("tags.explain")} />
        <NameForm intent="add" label={t("tags.name")} button={t("tags.add")} />
        {tags.length ? (
          <Text as="p" tone="subdued">
            {t("tags.mergeHelp")}
          </Text>
        ) : (
          <Text as="p" tone="subdued">
            {t("tags.empty")}
          </Text>
        )}
        <ul className={styles.list}>
          {tags.map((tag) => (
            <TagRow key={tag.id} tag={tag} />
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function TagRow({ tag }: { tag: TagUse }): ReactNode {
  const { t } = useTranslation("settings");
  const [editing, setEditing] = useState(false);
  const archive = useFetcher<Answer>();
  const { name, isArchived } = tag;
  if (editing)
    return (
      <li className={styles.row}>
        <NameForm
          intent="rename"
          tagId={tag.id}
          initial={name}
          label={t("tags.renameOf", { name })}
          button={t("tags.rename")}
          onDone={() => setEditing(false)}
        />
      </li>
    );
  return (
    <li className={styles.row}>
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
          {name}
        </Text>
        <Text as="span" tone="subdued">
          {t("tags.used", { count: tag.count })}
        </Text>
        {isArchived ? <Badge>{t("tags.archived")}</Badge> : null}
      </InlineStack>
      <InlineStack gap="200">
        <Button accessibilityLabel={t("tags.renameOf", { name })} onClick={() => setEditing(true)}>
          {t("tags.rename")}
        </Button>
        <Button
          loading={archive.state !== "idle"}
          accessibilityLabel={t(isArchived ? "tags.restoreOf" : "tags.archiveOf", { name })}
          onClick={() =>
            archive.submit({ intent: isArchived ? "restore" : "archive", tagId: tag.id }, { method: "post" })
          }
        >
          {t(isArchived ? "tags.restore" : "tags.archive")}
        </Button>
      </InlineStack>
    </li>
  );
}

interface NameFormProps {
  intent: "add" | "rename";
  tagId?: string;
  initial?: string;
  label: string;
  button: string;
  onDone?: () => void;
}

function NameForm({ intent, tagId, initial = "", label, button, onDone }: NameFormProps): ReactNode {
  const { t, i18n } = useTranslation("settings");
  const shopify = useAppBridge();
  const [name, setName] = useState(initial);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const form = useFetcher<Answer>();
  useAnswer(form.data, (answer) => {
    setRefusal(answer.ok ? null : answer);
    if (!answer.ok) return;
    setName("");
    shopify.toast.show(answer.value?.merged ? t("tags.merged") : t("saved"));
    onDone?.();
  });
  const key = `settings:problem.${refusal?.problem}`;
  const error = refusal
    ? i18n.exists(key)
      ? t(`problem.${refusal.problem as "empty"}`, { most: 60 })
      : i18n.t("common:problem.unexpected")
    : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        form.submit({ intent, name, ...(tagId && { tagId }) }, { method: "post" });
      }}
    >
      <InlineStack gap="200" blockAlign="end">
        <TextField label={label} value={name} onChange={setName} error={error} autoComplete="off" maxLength={200} />
        <Button submit loading={form.state !== "idle"}>
          {button}
        </Button>
        {onDone ? (
          <Button variant="tertiary" onClick={onDone}>
            {t("tags.cancel")}
          </Button>
        ) : null}
      </InlineStack>
    </form>
  );
}
