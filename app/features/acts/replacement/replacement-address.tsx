import { BlockStack, FormLayout, Select, Text, TextField, type TextFieldProps } from "@shopify/polaris";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { listCountries } from "./country-codes.ts";
import { listProvinces, provinceCodeOf } from "./province-codes.ts";
import { addressLines } from "./replacement-input.ts";
import type { ReplacementForm, TypedAddress } from "./replacement-preview.ts";
import type { Replacement } from "./use-replacement.tsx";

interface Props {
  form: ReplacementForm;
  replacement: Replacement;
}

const demanded: ReadonlySet<string> = new Set(["lastName", "address1", "city", "countryCode"]);

/** Where it goes: as on the order, or somewhere else. What is typed stays when one chooses back and forth. */
export function ReplacementAddress({ form, replacement }: Props): ReactNode {
  const { t } = useTranslation("replacement");
  const { locale } = usePage();
  const { values, set, problemOf } = replacement;
  const countries = useMemo(() => listCountries(locale), [locale]);
  const country = values["address.countryCode"] ?? "";
  const provinces = listProvinces(country);
  const field = (name: keyof TypedAddress, more: Partial<TextFieldProps> = {}) => (
    <TextField
      label={t(`address.${name}`)}
      value={values[`address.${name}`] ?? ""}
      onChange={(value) => set(`address.${name}`, value)}
      error={problemOf(`address.${name}`)}
      requiredIndicator={demanded.has(name)}
      autoComplete="off"
      {...more}
    />
  );
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
        <FormLayout>
          <FormLayout.Group condensed>
            {field("firstName")}
            {field("lastName")}
          </FormLayout.Group>
          {field("company")}
          {field("address1")}
          {field("address2")}
          <FormLayout.Group condensed>
            {field("zip")}
            {field("city")}
          </FormLayout.Group>
          <FormLayout.Group condensed>
            {provinces ? (
              <Select
                label={t("address.province")}
                placeholder="–"
                options={provinces}
                value={provinceCodeOf(country, values["address.provinceCode"] ?? "") ?? ""}
                onChange={(value) => set("address.provinceCode", value)}
                error={problemOf("address.provinceCode")}
                requiredIndicator
              />
            ) : (
              field("provinceCode")
            )}
            <Select
              label={t("address.countryCode")}
              placeholder="–"
              options={countries}
              value={country}
              onChange={(value) => set("address.countryCode", value)}
              error={problemOf("address.countryCode")}
              requiredIndicator
            />
          </FormLayout.Group>
          {field("phone", { type: "tel" })}
        </FormLayout>
      )}
    </BlockStack>
  );
}
