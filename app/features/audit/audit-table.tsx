import { useNavigate } from "@remix-run/react";
import {
  BlockStack,
  Box,
  Button,
  Card,
  Divider,
  InlineError,
  InlineGrid,
  InlineStack,
  Link,
  Select,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { downloadFile } from "#app/ui/download-file.ts";
import { NewestOlder } from "#app/ui/newest-older.tsx";
import { DateTime } from "#app/ui/relative-time.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { auditGroupNames } from "./audit-kind.ts";
import { anyShopper, readChanges, type AuditView } from "./audit-view.ts";
import type { AuditWords } from "./audit-words.ts";
import { useAuditWords } from "./use-audit-words.ts";

export interface AuditTableProps {
  rows: AuditView[];
  nextBefore: string | null;
  isFirst: boolean;
  staff: { id: string; name: string }[];
  filter: { staff: string; kind: string; about: string; from: string; to: string };
}

/** Who did and changed what, newest first, with filters and pages. */
export function AuditTable(props: AuditTableProps): ReactNode {
  const { rows, nextBefore, isFirst, filter } = props;
  const { t } = useTranslation("audit");
  const words = useAuditWords();
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="p" tone="subdued">
          {t("explain")}
        </Text>
        <AuditFilters {...props} />
        <Divider />
        {rows.length ? (
          <BlockStack as="ul" gap="0">
            {rows.map((row) => (
              <AuditLine key={row.id} row={row} words={words} />
            ))}
          </BlockStack>
        ) : (
          <Text as="p">{t(isFiltered ? "nothingFound" : "empty")}</Text>
        )}
        <NewestOlder nextBefore={nextBefore} isFirst={isFirst} newest={t("newest")} older={t("older")} />
      </BlockStack>
    </Card>
  );
}

function AuditLine({ row, words }: { row: AuditView; words: AuditWords }): ReactNode {
  const { t } = useTranslation("audit");
  return (
    <Box as="li" paddingBlock="200" borderBlockEndWidth="025" borderColor="border-secondary">
      <InlineStack gap="200" align="space-between">
        <Text as="span" fontWeight="semibold">
          {words.kind(row)}
        </Text>
        <Text as="span" tone="subdued">
          <DateTime at={row.at} />
        </Text>
      </InlineStack>
      <Text as="p" breakWord>
        {[row.staff ?? t(row.source === "storefront" ? "shopper" : "latte"), words.source(row), words.about(row)]
          .filter(Boolean)
          .join(" · ")}{" "}
        {row.ticketNumber ? (
          <span style={{ whiteSpace: "nowrap" }}>
            <Link url={`/app/tickets/${row.ticketNumber}`}>{t("ticket", { number: row.ticketNumber })}</Link>
          </span>
        ) : null}
      </Text>
      {readChanges(row).map((change) => (
        <Text key={change.field} as="p" tone="subdued" breakWord>
          {words.change(change)}
        </Text>
      ))}
      {row.reason ? (
        <Text as="p" tone="subdued" breakWord>
          {t("reason", { reason: row.reason })}
        </Text>
      ) : null}
    </Box>
  );
}

function AuditFilters({ staff, filter }: AuditTableProps): ReactNode {
  const { t } = useTranslation("audit");
  const navigate = useNavigate();
  const [asked, setAsked] = useState(filter);
  const [shown, setShown] = useState(filter);
  const [failed, setFailed] = useState(false);
  // The list shows something else, by the browser's Back perhaps. Not by a key: the button that was pressed keeps the focus.
  if (JSON.stringify(shown) !== JSON.stringify(filter)) {
    setShown(filter);
    setAsked(filter);
  }
  const set = (change: Partial<typeof filter>) => setAsked((now) => ({ ...now, ...change }));
  const query = () =>
    new URLSearchParams(
      Object.entries(asked)
        .map(([name, value]) => [name, value.trim()])
        .filter(([, value]) => value),
    ).toString();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        navigate(`?${query()}`);
      }}
    >
      <BlockStack gap="300">
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
          <Select
            label={t("filter.staff")}
            options={[
              { label: t("filter.everybody"), value: "" },
              { label: t("shopper"), value: anyShopper },
              ...staff.map(({ id, name }) => ({ label: name, value: id })),
            ]}
            value={asked.staff}
            onChange={(value) => set({ staff: value })}
          />
          <Select
            label={t("filter.kind")}
            options={[
              { label: t("filter.everything"), value: "" },
              ...auditGroupNames.map((name) => ({ label: t(`group.${name}`), value: name })),
            ]}
            value={asked.kind}
            onChange={(value) => set({ kind: value })}
          />
          {(["from", "to"] as const).map((name) => (
            <TextField
              key={name}
              label={t(`filter.${name}`)}
              type="date"
              autoComplete="off"
              value={asked[name]}
              onChange={(value) => set({ [name]: value })}
            />
          ))}
          <TextField
            label={t("filter.about")}
            autoComplete="off"
            maxLength={60}
            value={asked.about}
            onChange={(value) => set({ about: value })}
          />
        </InlineGrid>
        <InlineStack gap="200">
          <Button submit>{t("filter.apply")}</Button>
          <Button
            onClick={() =>
              void downloadFile(`/app/audit-log?${query()}`, "latte-audit-log.csv").then((done) => setFailed(!done))
            }
          >
            {t("download")}
          </Button>
        </InlineStack>
        {failed ? <InlineError fieldID="audit-csv" message={t("downloadFailed")} /> : null}
      </BlockStack>
    </form>
  );
}
