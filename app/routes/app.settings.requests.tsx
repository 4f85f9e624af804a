import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, InlineGrid } from "@shopify/polaris";
import { deskForStaff } from "#app/desk.server.ts";
import { readRules } from "#app/features/self-service/requests/read-rules.server.ts";
import { RequestRulesForm } from "#app/features/self-service/requests/request-rules-form.tsx";
import { RulesPreview } from "#app/features/self-service/requests/rules-preview.tsx";
import { rulesForm } from "#app/features/self-service/requests/rules-form.ts";
import { saveRules } from "#app/features/self-service/requests/save-rules.server.ts";
import { mayManageRoles } from "#app/features/team/role.ts";
import { readForm } from "#app/read-form.server.ts";
import { readValues } from "#app/read-values.server.ts";
import { keepTyped } from "#app/ui/keep-typed.ts";
import { useLiveReload } from "#app/ui/live-context.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { SettingsPage } from "#app/ui/settings-page.tsx";
import { SettingsProblem } from "#app/ui/settings-problem.tsx";
import { useSettingsForm } from "#app/ui/use-settings-form.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";

export { PageError as ErrorBoundary } from "#app/ui/page-error.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const desk = await deskForStaff(request);
  const { currency } = desk.shop;
  return {
    saved: rulesForm(await readRules(desk), currency, desk.staff.locale),
    currency,
    mayChange: mayManageRoles(desk.staff.role),
    scopes: desk.shop.scopes,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const desk = await deskForStaff(request);
  return saveRules(desk, readValues(await readForm(request)));
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) =>
  keepTyped(() => serverAction<typeof action>());

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (texts) => texts.requestRules.title);

export default function RequestRulesPage() {
  const { saved, currency, mayChange, scopes } = useLoaderData<typeof loader>();
  const { t } = useTranslation("requestRules");
  const form = useSettingsForm(saved);
  useLiveReload((event) => event.kind === "shop");
  return (
    <SettingsPage title={t("title")} wide>
      {form.bar}
      <SettingsProblem refusal={form.refusal?.problem === "changed" ? null : form.refusal} />
      <InlineGrid columns={{ xs: 1, md: "minmax(0, 3fr) minmax(0, 2fr)" }} gap="400">
        <BlockStack gap="400">
          <RequestRulesForm form={form} currency={currency} mayChange={mayChange} scopes={scopes} />
        </BlockStack>
        <RulesPreview values={form.values} currency={currency} />
      </InlineGrid>
    </SettingsPage>
  );
}
