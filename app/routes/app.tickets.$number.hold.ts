import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { openAct, previewOrConfirm } from "#app/act-route.server.ts";
import { holdAct } from "#app/features/acts/hold/hold-kind.server.ts";
import { parseHoldForm } from "#app/features/acts/hold/parse-hold-form.ts";
import { openLive, previewLive } from "#app/features/acts/live-act.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => openAct(args, openLive(holdAct));

export const action = (args: ActionFunctionArgs) =>
  previewOrConfirm(args, { kind: "hold", parse: parseHoldForm, preview: previewLive(holdAct) });

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
