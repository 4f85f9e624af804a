import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { openAct, previewOrConfirm } from "#app/act-route.server.ts";
import { openReplacementForm } from "#app/features/acts/replacement/open-replacement-form.server.ts";
import { parseReplacementForm } from "#app/features/acts/replacement/parse-replacement-form.ts";
import { previewReplacement } from "#app/features/acts/replacement/preview-replacement.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => openAct(args, openReplacementForm);

export const action = (args: ActionFunctionArgs) =>
  previewOrConfirm(args, { kind: "replacement", parse: parseReplacementForm, preview: previewReplacement });

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
