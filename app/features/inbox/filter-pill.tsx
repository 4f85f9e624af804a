import { Button, ChoiceList, Icon, Spinner, Text, TextField } from "@shopify/polaris";
import { ChevronDownIcon, XSmallIcon } from "@shopify/polaris-icons";
import { useState, type ReactNode } from "react";
import { LazyPopover } from "#app/ui/lazy-popover.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { InboxFilter } from "./inbox-filter.ts";
import styles from "./filters.module.css";
import type { Choices } from "./use-choices.ts";
import type { FilterFieldView } from "./use-filter-fields.ts";

/** Longer lists get a field to find in them. */
const longList = 10;

interface Props {
  of: FilterFieldView;
  open: boolean;
  choices: Choices;
  onOpen(open: boolean): void;
  onFilter(filter: InboxFilter): void;
}

/** One filter: what it asks, a way to change that, and to take it away. */
export function FilterPill({ of, open, choices, onOpen, onFilter }: Props): ReactNode {
  const { t } = useTranslation("inbox");
  const labels = of.chosen.map((value) => of.options.find((option) => option.value === value)?.label ?? value);
  const text = t("filter.chip", { name: of.name, values: labels.length ? labels.join(", ") : t("filter.any") });
  return (
    <span className={styles.pill} data-set={of.isSet || undefined}>
      <LazyPopover
        active={open}
        onClose={() => onOpen(false)}
        autofocusTarget="first-node"
        preferredAlignment="left"
        activator={
          <button type="button" className={styles.pillText} aria-expanded={open} onClick={() => onOpen(!open)}>
            <span>{text}</span>
            <Icon source={ChevronDownIcon} />
          </button>
        }
      >
        <PillChoices of={of} choices={choices} onFilter={onFilter} />
      </LazyPopover>
      {of.isSet ? (
        <button
          type="button"
          className={styles.pillClear}
          aria-label={t("filter.remove", { name: of.name })}
          onClick={() => {
            onOpen(false);
            onFilter(of.clear());
          }}
        >
          <Icon source={XSmallIcon} />
        </button>
      ) : null}
    </span>
  );
}

function PillChoices({ of, choices, onFilter }: Pick<Props, "of" | "choices" | "onFilter">): ReactNode {
  const { t } = useTranslation(["inbox", "common", "bulk"]);
  const [typed, setTyped] = useState("");
  if (!of.options.length)
    return (
      <div className={styles.choices}>
        {choices.failed ? (
          <>
            <Text as="p">{t("filter.failed")}</Text>
            <Button variant="plain" onClick={choices.retry}>
              {t("common:action.retry")}
            </Button>
          </>
        ) : choices.choices ? (
          <Text as="p" tone="subdued">
            {t("filter.none")}
          </Text>
        ) : (
          <Spinner size="small" accessibilityLabel={t("filter.loading")} />
        )}
      </div>
    );
  const shown = of.options.filter(({ label }) => label.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <div className={styles.choices}>
      {of.options.length > longList ? (
        <TextField label={t("bulk:find")} labelHidden value={typed} onChange={setTyped} autoComplete="off" />
      ) : null}
      <ChoiceList
        title={of.name}
        titleHidden
        allowMultiple={!of.single}
        choices={shown}
        selected={of.chosen}
        onChange={(values) => {
          const hidden = of.chosen.filter((value) => !shown.some((option) => option.value === value));
          onFilter(of.choose(of.single ? values : [...hidden, ...values]));
        }}
      />
      {of.isSet ? (
        <Button variant="plain" onClick={() => onFilter(of.clear())}>
          {t("filter.clear")}
        </Button>
      ) : null}
    </div>
  );
}
