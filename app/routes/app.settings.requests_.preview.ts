import type { ActionFunctionArgs } from "@remix-run/node";
import { deskForStaff } from "#app/desk.server.ts";
import { previewRules } from "#app/features/self-service/requests/preview-rules.server.ts";
import { isRequestKind } from "#app/features/self-service/requests/request-kind.ts";
import { sampleAskers, sampleStates } from "#app/features/self-service/requests/sample-order.ts";
import { badRequest } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { readValues } from "#app/read-values.server.ts";

/** What customers would see by the rules as they are typed, of a sample order. */
export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const form = await readForm(request);
  const state = sampleStates.find((one) => one === form.get("state"));
  const asker = sampleAskers.find((one) => one === form.get("asker"));
  if (!state || !asker) throw badRequest("no_sample");
  const kind = form.get("kind");
  return previewRules(desk, readValues(form), {
    state,
    asker,
    kind: isRequestKind(kind) ? kind : null,
    isSent: form.get("step") === "sent",
  });
}
