import { useEnumText } from "#app/features/orders/order-badges.tsx";
import { ticketStatuses } from "#app/features/tickets/ticket-status.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import {
  filterParams,
  isSameFilter,
  onlyChoices,
  parseFilter,
  priorities,
  snoozedChoices,
  writeFilter,
  type InboxFilter,
} from "./inbox-filter.ts";
import type { FilterChoices } from "./inbox-view.ts";

export type FilterField = (typeof filterParams)[number];

/** One filter, as it is offered. */
export interface FilterFieldView {
  field: FilterField;
  name: string;
  options: { value: string; label: string }[];
  chosen: string[];
  /** One of the options at most. */
  single: boolean;
  /** It asks something else than the view does by itself. */
  isSet: boolean;
  /** The filter with this chosen instead. */
  choose(values: string[]): InboxFilter;
  /** The filter with the view's own again. */
  clear(): InboxFilter;
}

const ages = ["newer-24", "newer-72", "newer-168", "older-24", "older-72", "older-168", "older-720"] as const;
const single: readonly FilterField[] = ["age", "snoozed"];

/** All filters of the inbox with their words; `base` is what the view asks by itself. */
export function useFilterFields(filter: InboxFilter, base: InboxFilter, choices: FilterChoices | null) {
  const options = useOptions(choices);
  const { t } = useTranslation("inbox");
  const everything = writeEverything(filter);
  return filterParams.map((field): FilterFieldView => {
    const chosen = (everything.get(field) ?? "").split(",").filter(Boolean);
    const offered = options[field];
    const missing = chosen.filter((value) => !offered.some((option) => option.value === value));
    const withText = (text: string | null) => {
      const params = new URLSearchParams(everything);
      if (text !== null) params.set(field, text);
      return parseFilter(params);
    };
    const own = writeEverything(base).get(field) ?? "";
    return {
      field,
      name: t(`filter.${field}`),
      options: [...offered, ...missing.map((value) => ({ value, label: "…" }))],
      chosen,
      single: single.includes(field),
      isSet: !isSameFilter(withText(null), withText(own)),
      choose: (values) => withText(values.join(",")),
      clear: () => withText(own),
    };
  });
}

/** All fields of a filter as words, those that ask nothing too. */
function writeEverything(filter: InboxFilter): URLSearchParams {
  const params = new URLSearchParams(filterParams.map((field) => [field, ""]));
  for (const [name, value] of writeFilter(filter)) params.set(name, value);
  params.set("snoozed", filter.snoozed);
  return params;
}

type Options = Record<FilterField, { value: string; label: string }[]>;

function useOptions(choices: FilterChoices | null): Options {
  const { t } = useTranslation(["inbox", "common"]);
  const { locale } = usePage();
  const say = useEnumText();
  const languages = new Intl.DisplayNames(locale, { type: "language" });
  const names = (list: readonly { id: string; name: string }[] = []) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  return {
    status: ticketStatuses.map((value) => ({ value, label: t(`common:status.${value}`) })),
    assignee: [{ value: "me", label: t("me") }, { value: "none", label: t("unassigned") }, ...names(choices?.staff)],
    channel: (choices?.channels ?? []).map((value) => ({ value, label: channelName(value) })),
    tag: names(choices?.tags),
    priority: priorities.toReversed().map((value) => ({ value: String(value), label: t(`priority.${value}`) })),
    payment: (choices?.payments ?? []).map((value) => ({ value, label: say("financial", value) })),
    fulfilment: (choices?.fulfilments ?? []).map((value) => ({ value, label: say("fulfillment", value) })),
    language: [
      ...(choices?.languages ?? []).map((value) => ({ value, label: languages.of(value) ?? value })),
      { value: "none", label: t("languageUnknown") },
    ],
    only: onlyChoices.map((value) => ({ value, label: t(`only.${value}`) })),
    age: ages.map((value) => ({ value, label: t(`age.${value.replace("-", "") as "newer24"}`) })),
    snoozed: snoozedChoices.map((value) => ({ value, label: t(`snoozedIs.${value}`) })),
  };

  function channelName(value: string): string {
    const known = ["email", "form", "portal", "order_page", "storefront"] as const;
    const found = known.find((one) => one === value);
    return found ? t(`channel.${found}`) : value;
  }
}
