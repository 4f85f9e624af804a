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
import type { AccessView } from "./access-view.ts";

export interface AccessTableProps {
  rows: AccessView[];
  nextBefore: string | null;
  isFirst: boolean;
  staff: { id: string; name: string }[];
  filter: { staff: string; day: string; email: string };
}

/** Who looked at what, newest first, with filters and pages. */
export function AccessTable(props: AccessTableProps): ReactNode {
  const { rows, nextBefore, isFirst } = props;
  const { t } = useTranslation("access");
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="p" tone="subdued">
          {t("explain")}
        </Text>
        <AccessFilters {...props} />
        <Divider />
        {rows.length ? (
          <BlockStack as="ul" gap="0">
            {rows.map((row) => (
              <AccessLine key={row.id} row={row} />
            ))}
          </BlockStack>
        ) : (
          <Text as="p">{t("empty")}</Text>
        )}
        <NewestOlder nextBefore={nextBefore} isFirst={isFirst} newest={t("newest")} older={t("older")} />
      </BlockStack>
    </Card>
  );
}

function AccessLine({ row }: { row: AccessView }): ReactNode {
  const { t } = useTranslation("access");
  const what =
    row.subject === "ticket" || row.subject === "attachment" || row.subject === "export" ? row.subject : "other";
  return (
    <Box as="li" paddingBlock="200" borderBlockEndWidth="025" borderColor="border-secondary">
      <InlineStack gap="200" align="space-between">
        <Text as="span">
          {t(`what.${what}`, { staff: row.staff })}{" "}
          {row.ticketNumber ? <Link url={`/app/tickets/${row.ticketNumber}`}>#{row.ticketNumber}</Link> : null}
        </Text>
        <Text as="span" tone="subdued">
          <DateTime at={row.at} />
        </Text>
      </InlineStack>
      {row.customer || row.file ? (
        <Text as="p" tone="subdued" breakWord>
          {[row.customer, row.file].filter(Boolean).join(" · ")}
        </Text>
      ) : null}
    </Box>
  );
}

function AccessFilters({ staff, filter }: AccessTableProps): ReactNode {
  const { t } = useTranslation("access");
  const navigate = useNavigate();
  const [person, setPerson] = useState(filter.staff);
  const [day, setDay] = useState(filter.day);
  const [email, setEmail] = useState(filter.email);
  const [failed, setFailed] = useState(false);
  const asked = () => {
    const chosen = Object.entries({ staff: person, day, email: email.trim() }).filter(([, value]) => value);
    return new URLSearchParams(chosen).toString();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        navigate(`?${asked()}`);
      }}
    >
      <BlockStack gap="300">
        <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
          <Select
            label={t("filter.staff")}
            options={[
              { label: t("filter.everybody"), value: "" },
              ...staff.map(({ id, name }) => ({ label: name, value: id })),
            ]}
            value={person}
            onChange={setPerson}
          />
          <TextField label={t("filter.day")} type="date" autoComplete="off" value={day} onChange={setDay} />
          <TextField label={t("filter.email")} type="email" autoComplete="off" value={email} onChange={setEmail} />
        </InlineGrid>
        <InlineStack gap="200">
          <Button submit>{t("filter.apply")}</Button>
          <Button
            onClick={() =>
              void downloadFile(`/app/access-log?${asked()}`, "latte-access-log.csv").then((done) => setFailed(!done))
            }
          >
            {t("download")}
          </Button>
        </InlineStack>
        {failed ? <InlineError fieldID="access-csv" message={t("downloadFailed")} /> : null}
      </BlockStack>
    </form>
  );
}
