import { Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Fold } from "#app/ui/fold.tsx";
import { usePage } from "#app/ui/page-context.tsx";
import styles from "./order.module.css";
import type { Order } from "./order.ts";

export function OrderAddress({ order }: { order: Order }): ReactNode {
  const { t } = useTranslation("order");
  const { locale } = usePage();
  const of = order.shippingAddress;
  if (!of)
    return (
      <Fold title={t("address")}>
        <OrderDelivery delivery={order.delivery} />
        <Text as="p" tone="subdued">
          {order.withheld.includes("shippingAddress") ? t("withheldPart") : t("noAddress")}
        </Text>
      </Fold>
    );
  const lines = [
    of.name,
    of.company,
    of.address1,
    of.address2,
    [of.zip, of.city, of.provinceCode].filter(Boolean).join(" "),
    of.countryCode ? countryName(of.countryCode, locale) : null,
    of.phone,
  ];
  return (
    <Fold title={t("address")}>
      <OrderDelivery delivery={order.delivery} />
      <address className={styles.address} suppressHydrationWarning>
        {lines.filter(Boolean).join("\n")}
      </address>
    </Fold>
  );
}

/** How it comes, where that is known and not simply by a carrier. */
function OrderDelivery({ delivery }: Pick<Order, "delivery">): ReactNode {
  const { t } = useTranslation("order");
  if (!delivery || delivery.method === "shipping") return null;
  const { method, place } = delivery;
  return (
    <Text as="p" fontWeight="medium">
      {method === "pickup" && place ? t("delivery.pickupAt", { place }) : t(`delivery.${method}`)}
    </Text>
  );
}

/** "PL" is Poland; a code that the browser does not know is shown as it is. */
export function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
