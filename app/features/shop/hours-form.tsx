import { BlockStack, Button, Card, InlineError, InlineStack, Text, TextField } from "@shopify/polaris";
import { DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { CardHeading } from "#app/ui/settings-page.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import type { SettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import { mostSpansPerDay, type Holiday, type OpenSpan, type WeekHours } from "./business-hours.ts";
import { weekdayNames } from "./describe-hours.ts";
import styles from "./settings.module.css";

export interface HoursValues {
  week: WeekHours;
  holidays: Holiday[];
}

const replace = <Item,>(list: Item[], index: number, item: Item): Item[] => list.with(index, item);

/** Opening hours by weekday, several spans a day, and the days on which nobody is in. */
export function HoursForm({ form }: { form: SettingsForm<HoursValues> }): ReactNode {
  const { t } = useTranslation("settings");
  const { locale, zone } = usePage();
  const { week, holidays } = form.values;
  const names = weekdayNames(locale).map((name) => name.charAt(0).toLocaleUpperCase(locale) + name.slice(1));
  const setDay = (day: number, spans: OpenSpan[]) => form.set({ week: replace(week, day, spans) });
  const problemAt = (field: string) =>
    form.refusal?.field === field ? t(`problem.${form.refusal.problem as "hours_wrong"}`) : undefined;

  return (
    <>
      <Card>
        <BlockStack gap="200">
          <CardHeading title={t("hours.week")} explain={t("hours.zone", { zone })} />
          {week.map((spans, day) => (
            <div key={day} className={styles.day} role="group" aria-label={names[day]}>
              <Text as="h3" variant="bodyMd" fontWeight="semibold">
                {names[day]}
              </Text>
              <div className={styles.spans}>
                {spans.length ? null : (
                  <Text as="span" tone="subdued">
                    {t("hours.closed")}
                  </Text>
                )}
                {spans.map((span, index) => (
                  <Span
                    key={index}
                    day={names[day]!}
                    span={span}
                    onChange={(changed) => setDay(day, replace(spans, index, changed))}
                    onRemove={() => setDay(day, spans.toSpliced(index, 1))}
                  />
                ))}
                <InlineStack gap="200">
                  {spans.length < mostSpansPerDay ? (
                    <Button
                      variant="plain"
                      icon={PlusIcon}
                      accessibilityLabel={t("hours.addTo", { day: names[day] })}
                      onClick={() => setDay(day, [...spans, nextSpan(spans)])}
                    >
                      {t("hours.add")}
                    </Button>
                  ) : null}
                  {day === 0 && spans.length ? (
                    <Button
                      variant="plain"
                      onClick={() => form.set({ week: week.map((own, other) => (other < 5 ? spans : own)) })}
                    >
                      {t("hours.copy")}
                    </Button>
                  ) : null}
                </InlineStack>
                {problemAt(`day.${day}`) ? (
                  <InlineError fieldID={`day-${day}`} message={problemAt(`day.${day}`)!} />
                ) : null}
              </div>
            </div>
          ))}
          <Text as="p" variant="bodySm" tone="subdued">
            {t("hours.endOfDay")}
          </Text>
        </BlockStack>
      </Card>
      <Card>
        <BlockStack gap="300">
          <CardHeading title={t("hours.holidays")} explain={t("hours.holidaysHelp")} />
          {holidays.length ? null : (
            <Text as="p" tone="subdued">
              {t("hours.noHolidays")}
            </Text>
          )}
          {holidays.map((holiday, index) => (
            <div key={index} className={styles.span}>
              <TextField
                label={t("hours.date")}
                type="date"
                value={holiday.date}
                autoComplete="off"
                error={problemAt(`holiday.${index}`)}
                onChange={(date) => form.set({ holidays: replace(holidays, index, { ...holiday, date }) })}
              />
              <TextField
                label={t("hours.name")}
                value={holiday.name}
                maxLength={100}
                autoComplete="off"
                onChange={(name) => form.set({ holidays: replace(holidays, index, { ...holiday, name }) })}
              />
              <Button
                variant="tertiary"
                icon={DeleteIcon}
                accessibilityLabel={t("hours.removeHoliday", { date: holiday.date })}
                onClick={() => form.set({ holidays: holidays.toSpliced(index, 1) })}
              />
            </div>
          ))}
          <InlineStack>
            <Button
              disabled={holidays.length >= 100}
              onClick={() => form.set({ holidays: [...holidays, { date: "", name: "" }] })}
            >
              {t("hours.addHoliday")}
            </Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </>
  );
}

/** What a new span begins as: the usual day, or an hour after the last one. */
function nextSpan(spans: OpenSpan[]): OpenSpan {
  const last = spans.at(-1)?.to;
  return last && last < "20:00" ? { from: last, to: "20:00" } : { from: "09:00", to: "17:00" };
}

function Span(props: { day: string; span: OpenSpan; onChange(span: OpenSpan): void; onRemove(): void }): ReactNode {
  const { t } = useTranslation("settings");
  const { day, span, onChange, onRemove } = props;
  const field = (name: "from" | "to") => (
    <span className={styles.time}>
      <TextField
        label={t(`hours.${name}`, { day })}
        labelHidden
        value={span[name]}
        placeholder="09:00"
        maxLength={5}
        inputMode="numeric"
        autoComplete="off"
        onChange={(value) => onChange({ ...span, [name]: value })}
      />
    </span>
  );
  return (
    <div className={styles.span}>
      {field("from")}
      <span aria-hidden>–</span>
      {field("to")}
      <Button
        variant="tertiary"
        icon={DeleteIcon}
        accessibilityLabel={t("hours.remove", { day, from: span.from, to: span.to })}
        onClick={onRemove}
      />
    </div>
  );
}
