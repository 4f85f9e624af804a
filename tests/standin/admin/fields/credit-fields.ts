import type { CreditEntryRecord, StoreCreditRecord } from "../../state.ts";
import { giveCredit, type CreditInput } from "../acts/give-credit.ts";
import { connectById, type PageArguments } from "../connection.ts";
import type { FieldMap, RequestContext } from "../engine/request-context.ts";
import { notModelled } from "../errors.ts";
import { gid, parseGid } from "../gid.ts";
import { formatInstant } from "../instants.ts";
import { moneyV2 } from "../money.ts";
import { showCustomer } from "./sources.ts";
import type { StoreCreditSource } from "./sources.ts";

export const storeCreditFields: FieldMap<StoreCreditSource> = {
  id: ({ account }) => gid("StoreCreditAccount", account.id),
  balance: ({ account }) => moneyV2(account.balance, account.currency),
  owner: ({ account }, _args, context) => {
    const customer = context.index.customers.get(account.customerId);
    return customer ? showCustomer(customer) : null;
  },
  transactions: ({ account }, args: PageArguments & { query?: string | null }, context) => {
    if (args.query) throw notModelled("StoreCreditAccount.transactions(query:)");
    const own = (context.state.creditEntries ?? []).filter(({ accountId }) => accountId === account.id);
    return connectById(
      own,
      args,
      ({ id }) => id,
      (entry) => showEntry(account, entry),
    );
  },
};

function showEntry(account: StoreCreditRecord, entry: CreditEntryRecord) {
  return {
    __typename: "StoreCreditAccountCreditTransaction",
    id: gid("StoreCreditAccountCreditTransaction", entry.id),
    account: { __typename: "StoreCreditAccount", account },
    amount: moneyV2(entry.amount, account.currency),
    balanceAfterTransaction: moneyV2(entry.balance, account.currency),
    remainingAmount: moneyV2(entry.amount, account.currency),
    createdAt: formatInstant(entry.createdAt),
    expiresAt: formatInstant(entry.expiresAt),
    event: entry.event,
    origin: null,
  };
}

function findCustomer(context: RequestContext, id: string): number | undefined {
  const parsed = parseGid(id);
  if (parsed?.type === "Customer") return context.index.customers.get(parsed.id)?.id;
  if (parsed?.type === "StoreCreditAccount")
    return context.state.storeCredit.find((account) => account.id === parsed.id)?.customerId;
  return undefined;
}

/** Nothing marks two credits as one: whoever asks twice gives twice. */
export const creditMutations: FieldMap<undefined> = {
  storeCreditAccountCredit: async (_root, args: { id: string; creditInput: CreditInput }, context) => {
    await context.pause();
    const customerId = findCustomer(context, args.id);
    const refuse = (error: object) => ({ storeCreditAccountTransaction: null, userErrors: [error] });
    if (customerId === undefined)
      return refuse({ field: ["id"], message: "Store credit account owner does not exist.", code: "OWNER_NOT_FOUND" });
    const given = context.change((change) => giveCredit(change, customerId, args.creditInput));
    if ("error" in given) return refuse(given.error);
    const account = context.state.storeCredit.find(({ id }) => id === given.entry.accountId)!;
    return { storeCreditAccountTransaction: showEntry(account, given.entry), userErrors: [] };
  },
};
