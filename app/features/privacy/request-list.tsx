import { Badge, BlockStack, Box, Button, Card, Divider, InlineError, InlineStack, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { downloadFile } from "#app/ui/download-file.ts";
import { DateTime } from "#app/ui/relative-time.tsx";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { PrivacyView } from "./privacy-view.ts";

const tones = { open: "attention", running: "info", done: "success", failed: "warning" } as const;

/** What was asked for, when it is due, and what may be fetched. */
export function RequestList({ requests }: { requests: PrivacyView[] }): ReactNode {
  const { t } = useTranslation("privacy");
  return (
    <Card>
      <BlockStack gap="400">
        <CardHeading title={t("list.title")} explain={t("list.explain")} />
        {requests.length ? null : <Text as="p">{t("list.empty")}</Text>}
        {requests.map((request, index) => (
          <BlockStack gap="400" key={request.id}>
            {index ? <Divider /> : null}
            <RequestLine request={request} />
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function RequestLine({ request }: { request: PrivacyView }): ReactNode {
  const { t } = useTranslation("privacy");
  const { id, kind, state, problem, about, rows, source, doneAt, dueAt, fileUntil } = request;
  return (
    <Box>
      <InlineStack gap="300" align="space-between" blockAlign="start">
        <BlockStack gap="100">
          <InlineStack gap="200" align="start" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {t(`kind.${kind}`)}
            </Text>
            <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
          </InlineStack>
          {about ? (
            <Text as="p" breakWord>
              {about}
            </Text>
          ) : null}
          <Text as="p" tone="subdued">
            {t(`source.${source}`)} <DateTime at={request.receivedAt} />
            {" · "}
            {doneAt ? t("list.done") : t("list.due")} <DateTime at={doneAt ?? dueAt} />
          </Text>
          {rows ? (
            <Text as="p" tone="subdued">
              {t(kind === "redact" || kind === "shop_erasure" ? "list.erased" : "list.written", { count: rows })}
            </Text>
          ) : state === "done" ? (
            <Text as="p" tone="subdued">
              {t("list.nothing")}
            </Text>
          ) : null}
          {problem && state !== "done" ? <Text as="p">{t(`waits.${problem}`)}</Text> : null}
          {problem === "person_erased" && state === "done" ? <Text as="p">{t("list.retracted")}</Text> : null}
        </BlockStack>
        {fileUntil ? <FetchButton id={id} until={fileUntil} /> : null}
      </InlineStack>
    </Box>
  );
}

function FetchButton({ id, until }: { id: string; until: string }): ReactNode {
  const { t } = useTranslation("privacy");
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  async function fetchIt(): Promise<void> {
    setState("busy");
    setState((await downloadFile(`/app/exports/${id}`, `latte-export-${id}.tar.gz`)) ? "idle" : "failed");
  }
  return (
    <BlockStack gap="100" inlineAlign="start">
      <Button loading={state === "busy"} onClick={() => void fetchIt()}>
        {t("list.download")}
      </Button>
      <Text as="span" variant="bodySm" tone="subdued">
        {t("list.until")} <DateTime at={until} />
      </Text>
      {state === "failed" ? <InlineError fieldID={`export-${id}`} message={t("list.downloadFailed")} /> : null}
    </BlockStack>
  );
}
