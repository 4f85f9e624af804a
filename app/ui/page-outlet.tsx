import { Outlet, useLocation, useNavigation } from "@remix-run/react";
import { Card, SkeletonBodyText, SkeletonPage, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useSlow } from "./use-slow.ts";
import { useTranslation } from "./use-translation.ts";

/** Pages made of cards; the inbox and tickets have skeletons of their own. */
const withCards = /^\/app(\/settings(\/.*)?)?\/?$/;

/** The page; on the way to another one made of cards, once that is felt to take its time, cards without words. */
export function PageOutlet(): ReactNode {
  const { state, location } = useNavigation();
  const here = useLocation().pathname;
  const isComing = state === "loading" && location.pathname !== here && withCards.test(location.pathname);
  return useSlow(isComing) ? <CardsSkeleton /> : <Outlet />;
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
