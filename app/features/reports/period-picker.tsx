import { useNavigate } from "@remix-run/react";
import { Button, Card, InlineError, InlineGrid, InlineStack, BlockStack, Select, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { downloadFile } from "#app/ui/download-file.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { reportAddress } from "./report-address.ts";
import { daysOf, presets, type Preset } from "./report-period.ts";

interface Days {
  fromDay: string;
  untilDay: string;
}

/** Which days the report is about, in the shop's zone; and all acts of them as a file. */
export function PeriodPicker({ period }: { period: Days }): ReactNode {
  const { t } = useTranslation("reports");
  const { now, zone } = usePage();
  const navigate = useNavigate();
  const [days, setDays] = useState(period);
  const [failed, setFailed] = useState(false);
  const isSame = (one: Days) => one.fromDay === days.fromDay && one.untilDay === days.untilDay;
  const chosen = presets.find((one) => isSame(daysOf(one, now, zone)));
  const show = (wanted: Days) => navigate(reportAddress("/app/reports", wanted));
  return (
    <Card>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          show(days);
        }}
      >
        <BlockStack gap="300">
          <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
            <Select
              label={t("period.preset")}
              options={[
                ...presets.map((value) => ({ value: value as string, label: t(`period.${value}`) })),
                { value: "own", label: t("period.own") },
              ]}
              value={chosen ?? "own"}
              onChange={(value) => {
                if (value === "own") return;
                const wanted = daysOf(value as Preset, now, zone);
                setDays(wanted);
                show(wanted);
              }}
            />
            <TextField
              type="date"
              label={t("period.from")}
              autoComplete="off"
              value={days.fromDay}
              onChange={(fromDay) => setDays({ ...days, fromDay })}
            />
            <TextField
              type="date"
              label={t("period.until")}
              autoComplete="off"
              value={days.untilDay}
              onChange={(untilDay) => setDays({ ...days, untilDay })}
            />
          </InlineGrid>
          <InlineStack gap="200">
            <Button submit>{t("period.show")}</Button>
            <Button
              onClick={() =>
                void downloadFile(reportAddress("/app/report-acts", period), "latte-acts.csv").then((done) =>
                  setFailed(!done),
                )
              }
            >
              {t("download")}
            </Button>
          </InlineStack>
          {failed ? <InlineError fieldID="acts-csv" message={t("downloadFailed")} /> : null}
        </BlockStack>
      </form>
    </Card>
  );
}
