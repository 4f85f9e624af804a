import type { CreditEntryRecord, StoreCreditRecord } from "../../state.ts";
import { parseAmount } from "../currency.ts";
import type { ShopChange } from "../engine/request-context.ts";
import type { UserError } from "../errors.ts";

/** `StoreCreditAccountCreditInput` as the schema hands it over. */
export interface CreditInput {
  creditAmount: { amount: unknown; currencyCode: string };
  expiresAt?: string | null;
  notify?: boolean | null;
}

/** The customer's account in a currency; made when there is none yet. */
function demandAccount(change: ShopChange, customerId: number, currency: string): StoreCreditRecord {
  const accounts = change.state.storeCredit;
  let account = accounts.find((one) => one.customerId === customerId && one.currency === currency);
  if (!account) accounts.push((account = { id: change.takeId(), customerId, currency, balance: 0 }));
  return account;
}

/** Adds to a customer's credit; whoever asks twice gives twice. */
export function addCredit(
  change: ShopChange,
  to: { customerId: number; currency: string },
  minor: number,
  event: CreditEntryRecord["event"],
  expiresAt: string | null = null,
): CreditEntryRecord {
  const account = demandAccount(change, to.customerId, to.currency);
  account.balance += minor;
  const entry: CreditEntryRecord = {
    id: change.takeId(),
    accountId: account.id,
    amount: minor,
    balance: account.balance,
    createdAt: change.now.toISOString(),
    expiresAt,
    event,
  };
  (change.state.creditEntries ??= []).push(entry);
  change.touch();
  return entry;
}

/** `storeCreditAccountCredit` for a customer: the entry, or what is wrong. */
export function giveCredit(
  change: ShopChange,
  customerId: number,
  { creditAmount: { amount, currencyCode }, expiresAt }: CreditInput,
): { entry: CreditEntryRecord } | { error: UserError } {
  const field = ["creditInput", "creditAmount"];
  const parsed = parseAmount(amount, currencyCode);
  if (!parsed.ok || parsed.minor <= 0)
    return { error: { field, message: "A positive amount must be used.", code: "NEGATIVE_OR_ZERO_AMOUNT" } };
  if (currencyCode !== change.state.shop.currencyCode)
    return { error: { field, message: "The currency is not supported.", code: "UNSUPPORTED_CURRENCY" } };
  if (expiresAt && Date.parse(expiresAt) <= change.now.getTime())
    return {
      error: {
        field: ["creditInput", "expiresAt"],
        message: "The expiry date must be in the future.",
        code: "EXPIRES_AT_IN_PAST",
      },
    };
  const entry = addCredit(change, { customerId, currency: currencyCode }, parsed.minor, "ADJUSTMENT", expiresAt);
  const { createdAt: at } = entry;
  change.state.ledger.push({
    at,
    kind: "credit",
    customerId,
    entryId: entry.id,
    amount: parsed.minor,
    currency: currencyCode,
  });
  return { entry };
}
