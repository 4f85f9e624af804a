import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answerShopper, isFromScript } from "#app/answer-shopper.server.ts";
import {
  showContactForm,
  showSentContact,
  trapName,
  type ShownContact,
} from "#app/features/self-service/contact/contact-form.server.ts";
import { findWriter } from "#app/features/self-service/contact/find-writer.server.ts";
import { sendMessage } from "#app/features/self-service/contact/send-message.server.ts";
import { readMessage } from "#app/features/self-service/contact/typed-message.ts";
import { formOpenSeconds, makeFormToken } from "#app/features/self-service/form-token.server.ts";
import { noteStep } from "#app/features/self-service/report/note-step.server.ts";
import { methodNotAllowed } from "#app/http.server.ts";
import { readShopperForm } from "#app/read-shopper-form.server.ts";
import { deskForShopper } from "#app/shopper-door.server.ts";

/** How long a form without a token counts as open; more than a program takes, ours. */
const secondTrySeconds = 60;

/** For how long our script says that the form has been open: a block in the theme carries no token. */
function scriptOpenSeconds(request: Request): number | null {
  const told = request.headers.get("x-latte-open") ?? "";
  return isFromScript(request) && /^\d{1,9}$/.test(told) ? Number(told) : null;
}

/** The contact form in the theme. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const visit = await deskForShopper(request);
  noteStep(visit, { kind: "contact.form" });
  const writer = await findWriter(visit.desk, visit.customerId);
  return answerShopper(request, visit, await showContactForm(visit, { writer }));
}

/** Somebody writes to the shop. Whatever is wrong, what they typed is in the form again. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== "POST") throw methodNotAllowed();
  const visit = await deskForShopper(request);
  const form = await readShopperForm(request, visit);
  const writer = await findWriter(visit.desk, visit.customerId);
  const message = readMessage(form.text, writer?.email ?? null);
  const files = form.files("photos");
  const ofToken = formOpenSeconds(visit, form.text("token"));
  const openSeconds = ofToken ?? scriptOpenSeconds(request);
  const again = async (more: Partial<ShownContact>) => {
    const hadFiles = files.length > 0 || form.fileProblem !== null;
    // Who has sent it once may be quick with the second time.
    const token = ofToken === null ? makeFormToken(visit, secondTrySeconds) : form.text("token");
    return answerShopper(
      request,
      visit,
      await showContactForm(visit, { writer, typed: message, hadFiles, token, ...more }),
    );
  };
  const { problems } = message;
  if (!form.isOwn) return again({ notice: "again" });
  if (form.fileProblem || Object.keys(problems).length)
    return again({ notice: "wrong", problems, fileProblem: form.fileProblem });
  const fellForTrap = form.text(trapName) !== "";
  const sent = await sendMessage(visit, { message, writer, files, fellForTrap, openSeconds });
  if (!sent.ok)
    return sent.problem === "too_often"
      ? again({ notice: { retryAfterSeconds: Number(sent.detail) } })
      : again({ notice: "wrong", fileProblem: { problem: "unavailable" } });
  const { number, ticketId, isNew, isSpam, filesLeft } = sent.value;
  // Neither spam nor the same once more is work for people.
  noteStep(visit, { kind: "contact.sent", ...(isNew && !isSpam && { ticketId }) });
  return answerShopper(request, visit, await showSentContact(visit, { number, email: message.email, filesLeft }));
}
