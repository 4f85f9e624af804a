import type { ActionFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { deskForStaff } from "#app/desk.server.ts";
import { resumeAnswers } from "#app/features/channels/frozen-answers.server.ts";
import { succeed } from "#app/features/shared/outcome.ts";
import { badRequest } from "#app/http.server.ts";
import { normaliseAddress } from "#app/platform/mail/address.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

/** Acknowledges mails of an address again that got too many. */
export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const address = normaliseAddress(String((await readForm(request)).get("address") ?? ""));
  if (address === null) throw badRequest();
  await resumeAnswers(desk, address);
  return succeed(null);
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());
