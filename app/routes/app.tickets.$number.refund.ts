import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { openAct, previewOrConfirm } from "#app/act-route.server.ts";
import { openRefundForm } from "#app/features/acts/refund/open-refund-form.server.ts";
import { parseRefundForm } from "#app/features/acts/refund/parse-refund-form.ts";
import { previewRefund } from "#app/features/acts/refund/preview-refund.server.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { badRequest } from "#app/http.server.ts";
import { localeFor } from "#app/platform/i18n/locales.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";

export const loader = (args: LoaderFunctionArgs) => openAct(args, openRefundForm);

export const action = (args: ActionFunctionArgs) =>
  previewOrConfirm(args, { kind: "refund", parse, preview: previewRefund });

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

/** Amounts are typed in the currency the customer paid in, as the page's language writes them. */
function parse(fields: FormData, desk: StaffDesk) {
  const currency = String(fields.get("currency"));
  if (!/^[A-Z]{3}$/.test(currency)) throw badRequest();
  return parseRefundForm(fields, currency, localeFor(String(fields.get("locale")), desk.staff.locale));
}
