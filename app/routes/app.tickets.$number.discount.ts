import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { openAct, previewOrConfirm } from "#app/act-route.server.ts";
import { discountAct } from "#app/features/acts/discount/discount-kind.server.ts";
import { parseDiscountForm } from "#app/features/acts/discount/parse-discount-form.ts";
import { openLive, previewLive } from "#app/features/acts/live-act.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => openAct(args, openLive(discountAct));

export const action = (args: ActionFunctionArgs) =>
  previewOrConfirm(args, { kind: "discount", parse: parseDiscountForm, preview: previewLive(discountAct) });

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
