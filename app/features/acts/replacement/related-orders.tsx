import { BlockStack, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useEnumText } from "#app/features/orders/order-badges.tsx";
import { safeLink } from "#app/features/orders/tracking.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import type { RelatedOrder } from "./replacement-orders.ts";

/** Orders that were sent for this one, each with where its parcel is: "Replacement #1202 · In transit · DHL 123". */
export function RelatedOrders({ of }: { of: readonly RelatedOrder[] }): ReactNode {
  const { t } = useTranslation("replacement");
  if (!of.length) return null;
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        {t("made.heading")}
      </Text>
      {of.map((one) => (
        <Related key={`${one.how} ${one.id}`} of={one} />
      ))}
    </BlockStack>
  );
}

function Related({ of }: { of: RelatedOrder }): ReactNode {
  const { t } = useTranslation("replacement");
  const say = useEnumText();
  const name = t(of.how === "replacement" ? "made.replacement" : "made.of", { name: of.name });
  return (
    <BlockStack gap="050">
      <Link url={`shopify:admin/orders/${of.id}`} target="_top">
        {name}
      </Link>
      {of.cancelledAt ? (
        <Text as="p" tone="subdued">
          {t("made.cancelled")}
        </Text>
      ) : of.parcels.length ? (
        of.parcels.map((parcel, index) => (
          <InlineStack key={index} gap="150">
            <Text as="span">{say("parcel", parcel.displayStatus ?? "FULFILLED")}</Text>
            {parcel.tracking.map((one, place) => (
              <Tracking key={place} of={one} />
            ))}
          </InlineStack>
        ))
      ) : of.how === "replacement" ? (
        <Text as="p" tone="subdued">
          {t("made.notSent")}
        </Text>
      ) : null}
    </BlockStack>
  );
}

function Tracking({ of }: { of: RelatedOrder["parcels"][number]["tracking"][number] }): ReactNode {
  const url = safeLink(of.url);
  const label = [of.company, of.number].filter(Boolean).join(" ");
  if (!url) return <Text as="span">{label}</Text>;
  return (
    <Link url={url} target="_blank">
      {label}
    </Link>
  );
}
