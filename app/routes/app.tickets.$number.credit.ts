import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { openAct, previewOrConfirm } from "#app/act-route.server.ts";
import { creditAct } from "#app/features/acts/credit/credit-kind.server.ts";
import { parseCreditForm } from "#app/features/acts/credit/parse-credit-form.ts";
import { openLive, previewLive } from "#app/features/acts/live-act.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => openAct(args, openLive(creditAct));

export const action = (args: ActionFunctionArgs) =>
  previewOrConfirm(args, { kind: "credit", parse: parseCreditForm, preview: previewLive(creditAct) });

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
