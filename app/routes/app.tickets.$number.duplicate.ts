import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { openAct, previewOrConfirm } from "#app/act-route.server.ts";
import { duplicateAct } from "#app/features/acts/duplicate/duplicate-kind.server.ts";
import { parseDuplicateForm } from "#app/features/acts/duplicate/parse-duplicate-form.ts";
import { openLive, previewLive } from "#app/features/acts/live-act.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => openAct(args, openLive(duplicateAct));

export const action = (args: ActionFunctionArgs) =>
  previewOrConfirm(args, { kind: "duplicate", parse: parseDuplicateForm, preview: previewLive(duplicateAct) });

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
