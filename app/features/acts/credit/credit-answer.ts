import { moneyToJson, parseDecimal, type MoneyJson } from "../../shared/money.ts";
import type { ActionResult } from "../action-record.ts";
import type { CreditLookAnswer } from "./credit-documents.ts";

/** Something that was given to a customer's credit, as Shopify lists it. */
export interface CreditEntry {
  /** Shopify's numeric id. */
  id: string;
  at: string;
  amount: MoneyJson;
  expiresAt: string | null;
  /** By a person or an app, not by an order. */
  isGift: boolean;
}

interface Amount {
  amount: string;
  currencyCode: string;
}

export const readMoney = ({ amount, currencyCode }: Amount): MoneyJson =>
  moneyToJson(parseDecimal(amount, currencyCode));

export const numberOf = (gid: string): string => gid.slice(gid.lastIndexOf("/") + 1);

/** All that was lately given, oldest first. */
export const readEntries = ({ customer }: CreditLookAnswer): CreditEntry[] =>
  (customer?.storeCreditAccounts.nodes ?? [])
    .flatMap(({ transactions }) => transactions.nodes)
    .flatMap((node) =>
      node.__typename === "StoreCreditAccountCreditTransaction"
        ? [
            {
              id: numberOf(node.id),
              at: node.createdAt,
              amount: readMoney(node.amount),
              expiresAt: node.expiresAt,
              isGift: node.event === "ADJUSTMENT",
            },
          ]
        : [],
    )
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || Number(a.id) - Number(b.id));

/** Which of the entries is this act, where several acts may wait for theirs. */
export interface WantedCredit {
  amount: MoneyJson;
  until: string | null;
  /** Given before the preview, or known to be another act's. */
  taken: ReadonlySet<string>;
  /** How many acts like this one wait for theirs too, and how many of these were asked for before it. */
  rivals: number;
  rank: number;
}

/**
 * Shopify keeps no mark of ours: it is told by its sum, its end and that it was not there before. Where more acts wait
 * than there are entries, nobody can tell whose they are: null.
 */
export function findOwnEntry(entries: readonly CreditEntry[], wanted: WantedCredit): CreditEntry | null {
  const { amount, until, taken, rivals, rank } = wanted;
  const fitting = entries.filter(
    (entry) =>
      entry.isGift &&
      !taken.has(entry.id) &&
      entry.amount.minor === amount.minor &&
      entry.amount.currency === amount.currency &&
      instantOf(entry.expiresAt) === instantOf(until),
  );
  return fitting.length > rivals ? (fitting[rank] ?? null) : null;
}

const instantOf = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** The credit as the act keeps it: it is there at once. */
export const resultOfEntry = ({
  id,
  at,
  amount,
}: Pick<CreditEntry, "id" | "at" | "amount">): Partial<ActionResult> => ({
  madeId: id,
  createdAt: at,
  total: { shop: amount, presentment: amount },
});
