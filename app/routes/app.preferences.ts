import type { ActionFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { choosePreference } from "#app/features/shop/choose-preference.server.ts";
import { parsePreference } from "#app/features/shop/staff-preferences.ts";
import { badRequest } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";

/** Something that the person who asks chooses for themselves. */
export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const form = await readForm(request);
  const choice = parsePreference(form.get("name"), form.get("value"));
  if (!choice) throw badRequest();
  return choosePreference(desk, choice);
}
