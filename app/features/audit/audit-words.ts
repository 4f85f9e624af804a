import type { i18n as I18n, TFunction } from "i18next";
import { formatMoney, moneyFromJson } from "../shared/money.ts";
import type { WeekHours } from "../shop/business-hours.ts";
import { describeWeek } from "../shop/describe-hours.ts";
import { isMoney, isTextList, isWeek, type AuditChange, type AuditView } from "./audit-view.ts";

/** Where the words for the values of a field stand; other fields show their values as they are. */
const wordsOf: Record<string, string> = {
  act: "authority:ability",
  ability: "authority:ability",
  abilities: "authority:ability",
  limits: "authority:limit",
  outside: "policies:name",
  returnWindowFrom: "policies:from",
  returnShippingPayer: "policies:payer",
  role: "authority:role",
  state: "audit:state",
  money: "audit:money",
  what: "audit:refusal",
  request: "audit:request",
  by: "audit:by",
  step: "audit:step",
  source: "audit:source",
  cause: "cancellation:reason",
  declined: "returnStep:reason",
  shown: "audit:shown",
  rule: "requestRules:kind",
  mode: "requestRules:mode",
};
const limits: ReadonlySet<string> = new Set(["perAct", "perDay", "perCustomerYear"]);
/** A signature is longer: enough of it to know it by. */
const longestValue = 200;

export interface AuditWords {
  /** What was done. */
  kind(line: AuditView): string;
  /** Where it was done; null: `kind` or who did it says so. */
  source(line: AuditView): string | null;
  /** What to: act, sum and order, or a name. */
  about(line: AuditView): string;
  /** What became of what. */
  change(change: AuditChange): string;
  /** What a fact is called, and what it says. */
  label(field: string): string;
  say(field: string, value: unknown): string;
}

/** Where the words stand. */
export const auditNamespaces = ["audit", "authority", "policies"] as const;

interface Speech {
  t: TFunction<typeof auditNamespaces>;
  i18n: Pick<I18n, "exists">;
  locale: string;
}

/** Says lines of the audit log in this language; what this version has no word for, as it is kept. */
export function auditWords({ t, i18n, locale }: Speech): AuditWords {
  const word = (group: string | undefined, value: string) => {
    const key = `${group}.${value}`;
    return group !== undefined && i18n.exists(key) ? t(key as "audit:none") : value;
  };
  const say = (field: string, value: unknown): string => {
    if (value === null) return t(limits.has(field) ? "noLimit" : field === "role" ? "defaultRole" : "none");
    if (value === undefined || value === "") return t("none");
    if (typeof value === "boolean") return t(value ? "yes" : "no");
    if (isMoney(value)) return formatMoney(moneyFromJson(value), locale);
    if (isWeek(value)) return describeWeek(value as WeekHours, locale) || t("none");
    if (isTextList(value)) return value.map((one) => word(wordsOf[field], one)).join(", ") || t("none");
    const text = typeof value === "string" ? word(wordsOf[field], value) : JSON.stringify(value);
    return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
  };
  const labelOf = (field: string) => (limits.has(field) ? word("authority:limit", field) : word("audit:field", field));
  return {
    label: labelOf,
    say,
    kind: ({ kind }) => (i18n.exists(`audit:kind.${kind}`) ? t(`kind.${kind as "refused"}`) : kind),
    source: ({ source, staff }) =>
      staff !== null && i18n.exists(`audit:source.${source}`) ? word("audit:source", source) : null,
    about: ({ subject, orderName, before, after }) => {
      const fact = (name: string) => after?.[name] ?? before?.[name];
      const said = (field: string, name = field) => (fact(name) === undefined ? null : say(field, fact(name)));
      const name = said(subject === "role" ? "role" : "name", "name");
      const what = i18n.exists(`audit:subject.${subject}`) ? word("audit:subject", subject) : null;
      return [what, said("act"), said("amount"), orderName, name].filter(Boolean).join(" · ");
    },
    change: ({ field, before, after }) => {
      const label = labelOf(field);
      // Of a long list only what came and what went.
      if (isTextList(before) && isTextList(after)) {
        const added = after.filter((one) => !before.includes(one));
        const taken = before.filter((one) => !after.includes(one));
        return [
          ...(added.length ? [t("added", { field: label, what: say(field, added) })] : []),
          ...(taken.length ? [t("taken", { field: label, what: say(field, taken) })] : []),
        ].join(" · ");
      }
      return before === undefined
        ? t("now", { field: label, after: say(field, after) })
        : t("change", { field: label, before: say(field, before), after: say(field, after) });
    },
  };
}
