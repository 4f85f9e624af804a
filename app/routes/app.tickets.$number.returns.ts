import type { LoaderFunctionArgs } from "@remix-run/node";
import { openAct } from "#app/act-route.server.ts";
import { listReturns } from "#app/features/acts/return-step/list-returns.server.ts";

/** What comes back of the ticket's order. */
export const loader = (args: LoaderFunctionArgs) => openAct(args, listReturns);
