import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { openAct, previewOrConfirm } from "#app/act-route.server.ts";
import { noteAct } from "#app/features/acts/note/note-kind.server.ts";
import { parseNoteForm } from "#app/features/acts/note/parse-note-form.ts";
import { openLive, previewLive } from "#app/features/acts/live-act.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => openAct(args, openLive(noteAct));

export const action = (args: ActionFunctionArgs) =>
  previewOrConfirm(args, { kind: "note", parse: parseNoteForm, preview: previewLive(noteAct) });

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
