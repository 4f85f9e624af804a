import { BlockStack, Select, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { AddressFields } from "../address/address-fields.tsx";
import { addressLines } from "../address/typed-address.ts";
import type { ReplacementForm } from "./replacement-preview.ts";
import type { Replacement } from "./use-replacement.tsx";

interface Props {
  form: ReplacementForm;
  replacement: Replacement;
}

/** Where it goes: as on the order, or somewhere else. What is typed stays when one chooses back and forth. */
export function ReplacementAddress({ form, replacement }: Props): ReactNode {
  const { t } = useTranslation("replacement");
  const { locale } = usePage();
  const { values, set, problemOf } = replacement;
  return (
    <BlockStack gap="300">
      {form.address ? (
        <Select
          label={t("address.label")}
          options={(["order", "other"] as const).map((value) => ({ value, label: t(`address.${value}`) }))}
          value={values.address}
          onChange={(value) => set("address", value)}
          error={problemOf("address")}
        />
      ) : (
        <Text as="h3" variant="headingSm">
          {t("address.label")}
        </Text>
      )}
      {values.address === "order" && form.address ? (
        <Text as="p" tone="subdued" breakWord>
          {addressLines(form.address, locale).join(", ")}
        </Text>
      ) : (
        <AddressFields act={replacement} />
      )}
    </BlockStack>
  );
}
