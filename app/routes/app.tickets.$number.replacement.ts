import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs, ClientLoaderFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { confirmReplacement } from "#app/features/acts/replacement/confirm-replacement.server.ts";
import { openReplacementForm } from "#app/features/acts/replacement/open-replacement-form.server.ts";
import { parseReplacementForm } from "#app/features/acts/replacement/parse-replacement-form.ts";
import { previewReplacement } from "#app/features/acts/replacement/preview-replacement.server.ts";
import { sayOutage } from "#app/features/acts/say-outage.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

/** What the form for sending again starts from. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  const form = number === null ? null : await sayOutage(openReplacementForm(desk, number));
  if (!form) throw notFound();
  return form;
}

export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs) =>
  keepTyped(() => serverLoader<typeof loader>());

/** Asked of Shopify when the form opens, and not again whenever something else changes. */
export const shouldRevalidate = () => false;

export async function action({ request, params }: ActionFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  if (number === null) throw notFound();
  const fields = await readForm(request);
  const intent = fields.get("intent");
  if (intent !== "preview" && intent !== "confirm") throw badRequest();
  const answer = intent === "preview" ? await preview(desk, number, fields) : await confirm(desk, number, fields);
  if (!answer) throw notFound();
  return answer;
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

async function preview(desk: StaffDesk, number: number, fields: FormData) {
  const parsed = parseReplacementForm(fields);
  return parsed.ok ? sayOutage(previewReplacement(desk, number, parsed.value)) : parsed;
}

const confirm = (desk: StaffDesk, number: number, fields: FormData) =>
  confirmReplacement(desk, number, String(fields.get("requestKey")), {
    amountMinor: String(fields.get("amountMinor")),
    currency: String(fields.get("currency")),
  });
