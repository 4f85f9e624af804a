import type { MoneyJson } from "../../shared/money.ts";
import { asTyped } from "../../shared/typed-money.ts";
import type { StoredRules } from "./read-rules.server.ts";
import { requestKinds, type RequestKind } from "./request-kind.ts";

/** What of a rule is typed; "" for what is not set. */
export interface RuleFields {
  mode: string;
  days: string;
  minutes: string;
  /** For so many days at once. */
  nowDays: string;
  most: string;
  /** With commas between them. */
  tags: string;
}

type RuleField = `${RequestKind}.${keyof RuleFields}`;

/** The rules as the form holds them, as typed. */
export type RulesForm = Record<RuleField, string> & {
  dayCount: string;
  daySum: string;
  aYear: string;
  instructions: string;
  /** Of what the form started from. */
  revision: number;
};

/** What numbers may be. The limits are ours. */
export const ruleLimits = {
  days: { least: 1, most: 3_650 },
  minutes: { least: 1, most: 43_200 },
  nowDays: { least: 1, most: 365 },
  dayCount: { least: 1, most: 10_000 },
  aYear: { least: 1, most: 100 },
} as const;
export const mostTags = 20;
export const longestInstructions = 2_000;

/** What is set, as the reader would type it. */
export function rulesForm({ rules, bounds, revision }: StoredRules, currency: string, locale: string): RulesForm {
  const money = (minor: bigint | null) =>
    minor === null ? "" : asTyped({ minor: minor.toString(), currency } satisfies MoneyJson, locale);
  const fields = requestKinds.flatMap((kind): [RuleField, string][] => {
    const { mode, windowDays, nowMinutes, nowDays, mostMinor, askTags } = rules[kind];
    return [
      [`${kind}.mode`, mode],
      [`${kind}.days`, windowDays?.toString() ?? ""],
      [`${kind}.minutes`, nowMinutes?.toString() ?? ""],
      [`${kind}.nowDays`, nowDays?.toString() ?? ""],
      [`${kind}.most`, money(mostMinor)],
      [`${kind}.tags`, askTags.join(", ")],
    ];
  });
  return {
    ...(Object.fromEntries(fields) as Record<RuleField, string>),
    dayCount: String(bounds.dayCount),
    daySum: money(bounds.dayMinor),
    aYear: String(bounds.replacementsAYear),
    instructions: bounds.returnInstructions,
    revision,
  };
}
