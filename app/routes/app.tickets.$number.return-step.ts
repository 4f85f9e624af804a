import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { openAct, previewOrConfirm } from "#app/act-route.server.ts";
import { returnStepAct } from "#app/features/acts/return-step/return-step-kind.server.ts";
import { parseReturnStepForm } from "#app/features/acts/return-step/parse-return-step-form.ts";
import { openLive, previewLive } from "#app/features/acts/live-act.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => openAct(args, openLive(returnStepAct));

export const action = (args: ActionFunctionArgs) =>
  previewOrConfirm(args, { kind: "returnStep", parse: parseReturnStepForm, preview: previewLive(returnStepAct) });

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
