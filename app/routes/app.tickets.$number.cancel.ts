import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { openAct, previewOrConfirm } from "#app/act-route.server.ts";
import { openCancellationForm } from "#app/features/acts/cancellation/open-cancellation-form.server.ts";
import { parseCancellationForm } from "#app/features/acts/cancellation/parse-cancellation-form.ts";
import { previewCancellation } from "#app/features/acts/cancellation/preview-cancellation.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => openAct(args, openCancellationForm);

export const action = (args: ActionFunctionArgs) =>
  previewOrConfirm(args, { kind: "cancellation", parse: parseCancellationForm, preview: previewCancellation });

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
