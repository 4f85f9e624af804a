import { Banner, BlockStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { AllowButton } from "../../acts/allow-button.tsx";
import { findLackingScopes } from "./lacking-scopes.ts";
import type { RulesForm } from "./rules-form.ts";

interface Props {
  values: RulesForm;
  /** The permissions that the merchant gave. */
  scopes: readonly string[];
}

/** What is set to be done at once and cannot be, for want of a permission, with the button that asks for it. */
export function PermissionBanner({ values, scopes }: Props): ReactNode {
  const { t, i18n } = useTranslation("requestRules");
  const lacking = findLackingScopes(values, scopes);
  if (!lacking) return null;
  const kinds = new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(
    lacking.kinds.map((kind) => t(`kind.${kind}`)),
  );
  return (
    <Banner tone="warning" title={t("permission.title")}>
      <BlockStack gap="200">
        <Text as="p">{t("permission.text", { kinds })}</Text>
        <AllowButton scope={lacking.scopes} />
      </BlockStack>
    </Banner>
  );
}
