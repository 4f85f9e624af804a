import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs, ClientLoaderFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { confirmCancellation } from "#app/features/acts/cancellation/confirm-cancellation.server.ts";
import { openCancellationForm } from "#app/features/acts/cancellation/open-cancellation-form.server.ts";
import { parseCancellationForm } from "#app/features/acts/cancellation/parse-cancellation-form.ts";
import { previewCancellation } from "#app/features/acts/cancellation/preview-cancellation.server.ts";
import { sayOutage } from "#app/features/acts/say-outage.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { parseTicketNumber } from "#app/features/tickets/row-ids.ts";
import { badRequest, notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

/** What the cancellation form starts from. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const number = parseTicketNumber(params.number);
  const desk = await deskForStaff(request);
  const form = number === null ? null : await sayOutage(openCancellationForm(desk, number));
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
  const parsed = parseCancellationForm(fields);
  return parsed.ok ? sayOutage(previewCancellation(desk, number, parsed.value)) : parsed;
}

/** Shopify is looked at once more before it begins: only that can throw, and then nothing was begun. */
const confirm = (desk: StaffDesk, number: number, fields: FormData) =>
  sayOutage(
    confirmCancellation(desk, number, String(fields.get("requestKey")), {
      amountMinor: String(fields.get("amountMinor")),
      currency: String(fields.get("currency")),
    }),
  );
