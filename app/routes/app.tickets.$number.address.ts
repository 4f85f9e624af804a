import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { openAct, previewOrConfirm } from "#app/act-route.server.ts";
import { addressAct } from "#app/features/acts/address/address-kind.server.ts";
import { parseAddressForm } from "#app/features/acts/address/parse-address-form.ts";
import { openLive, previewLive } from "#app/features/acts/live-act.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => openAct(args, openLive(addressAct));

export const action = (args: ActionFunctionArgs) =>
  previewOrConfirm(args, { kind: "address", parse: parseAddressForm, preview: previewLive(addressAct) });

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
