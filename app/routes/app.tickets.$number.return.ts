import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { openAct, previewOrConfirm } from "#app/act-route.server.ts";
import { returnAct } from "#app/features/acts/return/return-kind.server.ts";
import { parseReturnForm } from "#app/features/acts/return/parse-return-form.ts";
import { openLive, previewLive } from "#app/features/acts/live-act.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => openAct(args, openLive(returnAct));

export const action = (args: ActionFunctionArgs) =>
  previewOrConfirm(args, { kind: "return", parse: parseReturnForm, preview: previewLive(returnAct) });

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
