import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  useLoaderData,
  useNavigate,
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import { TitleBar } from "@shopify/app-bridge-react";
import { Page, Text } from "@shopify/polaris";
import { deskForStaff } from "#app/desk.server.ts";
import { parseDraftRecipients } from "#app/features/replies/recipients.ts";
import { listStartMailboxes, prepareStart, startSubjects } from "#app/features/tickets/prepare-start.server.ts";
import { StartForm } from "#app/features/tickets/start-form.tsx";
import { startTicket } from "#app/features/tickets/start-ticket.server.ts";
import { notFound } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

/** Also reached from "More actions" of Shopify's own order and customer pages, which bring `id`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const about = startSubjects.find((one) => one === params.about) ?? null;
  if (params.about !== undefined && about === null) throw notFound();
  const desk = await deskForStaff(request);
  const id = new URL(request.url).searchParams.get("id");
  const [draft, mailboxes] = await Promise.all([prepareStart(desk, about, id), listStartMailboxes(desk)]);
  return { draft, mailboxes, clientKey: randomUUID(), staffId: desk.staff.id.toString() };
}

/** The form is filled once for each order or customer; what was typed is not asked for again. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl }) => currentUrl.href !== nextUrl.href;

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const form = await readForm(request);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const copies = parseDraftRecipients(text("recipients"));
  return startTicket(desk, {
    email: text("email"),
    name: text("name"),
    subject: text("subject"),
    body: text("body"),
    orderId: text("orderId") || null,
    mailboxId: text("mailboxId") || null,
    cc: copies.cc,
    bcc: copies.bcc,
    startKey: text("startKey"),
    fileIds: text("files").split(",").filter(Boolean),
    clientKey: text("clientKey"),
  });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.start.title);

export default function NewTicket() {
  const { draft, mailboxes, clientKey, staffId } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["start", "inbox"]);
  const navigate = useNavigate();
  return (
    <Page narrowWidth>
      <TitleBar title={t("start:title")}>
        <button variant="breadcrumb" onClick={() => navigate("/app/tickets")}>
          {t("inbox:title")}
        </button>
      </TitleBar>
      <Text as="h1" visuallyHidden>
        {t("start:title")}
      </Text>
      <StartForm key={clientKey} staffId={staffId} draft={draft} mailboxes={mailboxes} clientKey={clientKey} />
    </Page>
  );
}
