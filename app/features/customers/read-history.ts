import { orFailed } from "#app/ui/or-failed.ts";
import { readJson } from "#app/ui/read-json.ts";
import type { CustomerHistory } from "./customer-history.ts";

/** Reads what else there is of a ticket's customer, from the browser. */
export const readHistory = (address: string) => orFailed(() => readJson<CustomerHistory>(address));
