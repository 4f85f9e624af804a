import { useNavigate } from "@remix-run/react";
import { Button, Card, InlineError, InlineGrid, InlineStack, BlockStack, Select, TextField } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { downloadFile } from "#app/ui/download-file.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { reportAddress } from "./report-address.ts";
import type { PresetDays } from "./report-period.ts";

interface Days {
  fromDay: string;
  untilDay: string;
}

interface PeriodPickerProps {
  period: Days;
  presets: PresetDays[];
  /** The report's own address. */
  path: `/app/${string}`;
  /** Where what is behind it comes as a file, and what it is then called. */
  file: { path: `/app/${string}`; name: string; label: string };
}

/** Which days a report is about, in the shop's zone; and what is behind it as a file. */
export function PeriodPicker({ period, presets, path, file }: PeriodPickerProps): ReactNode {
  const { t } = useTranslation("reports");
  const navigate = useNavigate();
  const [days, setDays] = useState(period);
  const [shown, setShown] = useState(period);
  // Other days are shown: what is typed begins from them, and what has the focus keeps it.
  if (shown.fromDay !== period.fromDay || shown.untilDay !== period.untilDay) {
    setShown(period);
    setDays(period);
  }
  const [failed, setFailed] = useState(false);
  const isSame = (one: Days) => one.fromDay === days.fromDay && one.untilDay === days.untilDay;
  const chosen = presets.find(isSame)?.preset;
  const show = (wanted: Days) => navigate(reportAddress(path, wanted));
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
                ...presets.map(({ preset }) => ({ value: preset as string, label: t(`period.${preset}`) })),
                { value: "own", label: t("period.own") },
              ]}
              value={chosen ?? "own"}
              onChange={(value) => {
                const wanted = presets.find(({ preset }) => preset === value);
                if (wanted) show(wanted);
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
                void downloadFile(reportAddress(file.path, period), file.name).then((done) => setFailed(!done))
              }
            >
              {file.label}
            </Button>
          </InlineStack>
          {failed ? <InlineError fieldID="report-csv" message={t("downloadFailed")} /> : null}
        </BlockStack>
      </form>
    </Card>
  );
}
