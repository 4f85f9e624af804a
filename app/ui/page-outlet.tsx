import { Outlet, useLocation, useNavigation } from "@remix-run/react";
import { Card, SkeletonBodyText, SkeletonPage, Text } from "@shopify/polaris";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, type ReactNode } from "react";
import { useSlow } from "./use-slow.ts";
import { useTranslation } from "./use-translation.ts";

/** Pages made of cards. */
const withCards = /^\/app(\/settings(\/.*)?)?\/?$/;

/**
 * The page. On the way to another one the admin's bar moves at once; once that is felt to take its time, cards without
 * words stand in for a page made of cards. Any other page stays as it is until the next one is there: nothing jumps.
 */
export function PageOutlet(): ReactNode {
  const { state, location } = useNavigation();
  const here = useLocation().pathname;
  const shopify = useAppBridge();
  const isComing = state === "loading" && location.pathname !== here;
  useEffect(() => {
    if (!isComing) return;
    shopify.loading(true);
    return () => shopify.loading(false);
  }, [isComing, shopify]);
  return useSlow(isComing && withCards.test(location.pathname)) ? <CardsSkeleton /> : <Outlet />;
}

function CardsSkeleton(): ReactNode {
  const { t } = useTranslation("settings");
  return (
    <SkeletonPage narrowWidth>
      <div role="status">
        <Text as="span" visuallyHidden>
          {t("loading")}
        </Text>
      </div>
      {[4, 3].map((lines) => (
        <div key={lines} style={{ marginBottom: "var(--p-space-400)" }}>
          <Card>
            <SkeletonBodyText lines={lines} />
          </Card>
        </div>
      ))}
    </SkeletonPage>
  );
}
