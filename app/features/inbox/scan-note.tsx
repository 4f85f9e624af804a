import { Box, Button, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { formatDay } from "#app/ui/format-time.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { writePageAsk, type InboxData } from "./inbox-data.ts";

/**
 * What was not looked through is not said to be empty: how far back the list has looked, and the way on. Nothing where
 * all of it was.
 */
export function ScanNote({ data }: { data: InboxData }): ReactNode {
  const { t } = useTranslation("inbox");
  const { now, locale, zone } = usePage();
  if (data.scannedTo === null) return null;
  const text = data.scannedTo
    ? t("scanned.since", { date: formatDay(new Date(data.scannedTo), now, locale, zone) })
    : t("scanned.some");
  return (
    <Box padding="400">
      <InlineStack align="center" blockAlign="center" gap="200">
        <Text as="p" tone="subdued">
          <span role="status" suppressHydrationWarning>
            {text}
          </span>
        </Text>
        {data.nextCursor ? (
          <Button url={writePageAsk({ ...data.ask, cursor: data.nextCursor })}>{t("scanned.further")}</Button>
        ) : null}
      </InlineStack>
    </Box>
  );
}
