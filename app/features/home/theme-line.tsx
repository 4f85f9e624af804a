import type { ReactNode } from "react";
import { themeBlocks } from "#app/features/self-service/setup/theme-blocks.ts";
import { useThemeState } from "#app/features/self-service/setup/use-theme-state.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { Line } from "./health-line.tsx";

/** Which blocks of ours stand in the published theme, as far as Shopify says so, and the way to their set-up. */
export function ThemeLine(): ReactNode {
  const { t } = useTranslation(["home", "selfService"]);
  const { state } = useThemeState();
  const known = typeof state === "object" && state !== null ? state : null;
  const placed = themeBlocks.filter((block) => known?.[block] === "placed");
  const names = placed.map((block) => t(`selfService:setup.block.${block}.name`));
  return (
    <Line title={t("health.theme")} health={placed.length ? "ok" : "unknown"} to="/app/self-service">
      <p>
        {placed.length
          ? `${t("health.themeOn")}: ${names.join(", ")}`
          : t(known ? "health.themeOff" : "health.themeUnknown")}
      </p>
    </Line>
  );
}
