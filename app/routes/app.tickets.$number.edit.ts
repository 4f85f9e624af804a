import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { openAct, previewOrConfirm } from "#app/act-route.server.ts";
import { editAct } from "#app/features/acts/edit/edit-kind.server.ts";
import { parseEditForm } from "#app/features/acts/edit/parse-edit-form.ts";
import { openLive, previewLive } from "#app/features/acts/live-act.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => openAct(args, openLive(editAct));

export const action = (args: ActionFunctionArgs) =>
  previewOrConfirm(args, { kind: "edit", parse: parseEditForm, preview: previewLive(editAct) });

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
