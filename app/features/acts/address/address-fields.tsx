import { FormLayout, Select, TextField, type TextFieldProps } from "@shopify/polaris";
import { useMemo, type ReactNode } from "react";
import { usePage } from "#app/ui/page-context.tsx";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { Act, ActPreview } from "../use-act.tsx";
import { listCountries } from "./country-codes.ts";
import { listProvinces, provinceCodeOf } from "./province-codes.ts";
import { demandedFields, type TypedAddress } from "./typed-address.ts";

/** An address, field by field: `address.<field>` of the act's form. */
export function AddressFields<P extends ActPreview>({ act }: { act: Act<P> }): ReactNode {
  const { t } = useTranslation("address");
  const { locale } = usePage();
  const { values, set, problemOf } = act;
  const countries = useMemo(() => listCountries(locale), [locale]);
  const country = values["address.countryCode"] ?? "";
  const provinces = listProvinces(country);
  const field = (name: keyof TypedAddress, more: Partial<TextFieldProps> = {}) => (
    <TextField
      label={t(`field.${name}`)}
      value={values[`address.${name}`] ?? ""}
      onChange={(value) => set(`address.${name}`, value)}
      error={problemOf(`address.${name}`)}
      requiredIndicator={demandedFields.has(name)}
      autoComplete="off"
      {...more}
    />
  );
  return (
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
            label={t("field.province")}
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
          label={t("field.countryCode")}
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
  );
}
