import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Banner } from "@shopify/polaris";
import { deskForStaff } from "#app/desk.server.ts";
import { askByHand } from "#app/features/privacy/ask-by-hand.server.ts";
import { listPrivacy } from "#app/features/privacy/list-privacy.server.ts";
import { PersonCard } from "#app/features/privacy/person-card.tsx";
import { privacyKinds } from "#app/features/privacy/privacy-view.ts";
import { RequestList } from "#app/features/privacy/request-list.tsx";
import { ShopExportCard } from "#app/features/privacy/shop-export-card.tsx";
import { badRequest } from "#app/http.server.ts";
import { readForm } from "#app/read-form.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { SettingsPage } from "#app/ui/settings-page.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const isOwner = desk.staff.accountOwner;
  return { isOwner, requests: isOwner ? await listPrivacy(desk) : [] };
}

/** Exports and erasures that the owner asks for. */
export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  const form = await readForm(request);
  const text = (name: string) => String(form.get(name) ?? "").slice(0, 1_000);
  const kind = privacyKinds.find((one) => one === form.get("kind"));
  const key = text("key");
  if (!kind || !/^[\w-]{8,64}$/.test(key)) throw badRequest();
  return askByHand(desk, { kind, email: text("email"), confirmation: text("confirmation"), key });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.privacy.title);

export default function PrivacyPage() {
  const { isOwner, requests } = useLoaderData<typeof loader>();
  const { t } = useTranslation("privacy");
  useLiveReload((event) => event.kind === "shop");
  return (
    <SettingsPage title={t("title")}>
      {isOwner ? (
        <>
          <RequestList requests={requests} />
          <PersonCard />
          <ShopExportCard />
        </>
      ) : (
        <Banner tone="info">{t("ownerOnly")}</Banner>
      )}
    </SettingsPage>
  );
}
