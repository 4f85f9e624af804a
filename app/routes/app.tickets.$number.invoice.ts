import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { openAct, previewOrConfirm } from "#app/act-route.server.ts";
import { invoiceAct } from "#app/features/acts/invoice/invoice-kind.server.ts";
import { parseInvoiceForm } from "#app/features/acts/invoice/parse-invoice-form.ts";
import { openLive, previewLive } from "#app/features/acts/live-act.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => openAct(args, openLive(invoiceAct));

export const action = (args: ActionFunctionArgs) =>
  previewOrConfirm(args, { kind: "invoice", parse: parseInvoiceForm, preview: previewLive(invoiceAct) });

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
