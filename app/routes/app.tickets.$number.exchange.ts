import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { openAct, previewOrConfirm } from "#app/act-route.server.ts";
import { exchangeAct } from "#app/features/acts/exchange/exchange-kind.server.ts";
import { parseReturnForm } from "#app/features/acts/return/parse-return-form.ts";
import { openLive, previewLive } from "#app/features/acts/live-act.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => openAct(args, openLive(exchangeAct));

export const action = (args: ActionFunctionArgs) =>
  previewOrConfirm(args, { kind: "exchange", parse: parseReturnForm, preview: previewLive(exchangeAct) });

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
