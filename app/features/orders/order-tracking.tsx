import { Banner, BlockStack, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Fold } from "#app/ui/fold.tsx";
import { formatDay } from "#app/ui/format-time.ts";
import { usePage } from "#app/ui/page-context.tsx";
import { DateTime } from "#app/ui/relative-time.tsx";
import { useEnumText } from "./order-badges.tsx";
import styles from "./order.module.css";
import type { Fulfillment, Order } from "./order.ts";
import { readProgress, safeLink } from "./tracking.ts";

/**
 * A parcel that should move and was not scanned for this many days is pointed out. Until carriers' usual times are known.
 */
const manyDays = 3;

/** The longest silence among the parcels on their way, where it is long. */
export function ScanWarning({ of }: { of: Fulfillment[] }): ReactNode {
  const { t } = useTranslation("order");
  const { now } = usePage();
  const days = Math.max(0, ...of.filter(isUnderWay).map((one) => readProgress(one, now).daysWithoutScan ?? 0));
  return days >= manyDays ? <Banner tone="warning">{t("noScan", { count: days })}</Banner> : null;
}

const isUnderWay = ({ displayStatus }: Fulfillment): boolean => displayStatus !== "CANCELED";

export function OrderTracking({ order }: { order: Order }): ReactNode {
  const { t } = useTranslation("order");
  const { fulfillments } = order;
  return (
    <Fold title={t("tracking")} open={fulfillments.length > 0}>
      {fulfillments.length ? (
        <BlockStack gap="300">
          {fulfillments.map((one, index) => (
            <Parcel key={one.id} of={one} number={fulfillments.length > 1 ? index + 1 : null} />
          ))}
        </BlockStack>
      ) : (
        <Text as="p" tone="subdued">
          {t("notShipped")}
        </Text>
      )}
    </Fold>
  );
}

function Parcel({ of, number }: { of: Fulfillment; number: number | null }): ReactNode {
  const { t } = useTranslation("order");
  const say = useEnumText();
  const { now, locale, zone } = usePage();
  const progress = readProgress(of, now);
  const day = (at: string) => formatDay(new Date(at), now, locale, zone);
  const last = of.events[0];
  const place = last && [last.city, last.country].filter(Boolean).join(", ");
  return (
    <BlockStack gap="050">
      <InlineStack gap="150">
        {number ? <Text as="span" fontWeight="medium">{`${t("parcelNumber", { number })}:`}</Text> : null}
        {of.displayStatus === "DELIVERED" && of.deliveredAt ? null : (
          <Text as="span" fontWeight="medium">
            {say("parcel", of.displayStatus ?? "FULFILLED")}
          </Text>
        )}
        {of.deliveredAt ? (
          <span suppressHydrationWarning>{t("delivered", { date: day(of.deliveredAt) })}</span>
        ) : of.estimatedDeliveryAt ? (
          <span suppressHydrationWarning>{t("estimated", { date: day(of.estimatedDeliveryAt) })}</span>
        ) : null}
      </InlineStack>
      {of.tracking.length ? (
        of.tracking.map((one, index) => <TrackingNumber key={index} of={one} />)
      ) : (
        <span className={styles.quiet}>{t("noTracking")}</span>
      )}
      {last ? (
        <span className={styles.quiet}>
          {t("lastScan", { where: [say("parcel", last.status), place].filter(Boolean).join(", ") })}{" "}
          <DateTime at={last.happenedAt} />
        </span>
      ) : null}
      {isUnderWay(of) && progress.daysWithoutScan ? (
        <span className={styles.quiet}>{t("noScan", { count: progress.daysWithoutScan })}</span>
      ) : null}
    </BlockStack>
  );
}

function TrackingNumber({ of }: { of: Fulfillment["tracking"][number] }): ReactNode {
  const url = safeLink(of.url);
  const label = [of.company, of.number].filter(Boolean).join(" ");
  if (!url) return <span className={styles.number}>{label}</span>;
  return (
    <span className={styles.number}>
      <Link url={url} target="_blank">
        {label}
      </Link>
    </span>
  );
}
