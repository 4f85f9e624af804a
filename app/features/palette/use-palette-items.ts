import { useMemo } from "react";
import { builtInViews } from "#app/features/inbox/inbox-view.ts";
import { useTranslation } from "#app/ui/use-translation.ts";
import { useCommands } from "#app/ui/use-shortcut.ts";
import { chooseLocal, itemsOfFound, paletteGroups, type PaletteItem } from "./palette-item.ts";
import { palettePages, settingsPages } from "./palette-pages.ts";
import { useFind } from "./use-find.ts";

/** The lines of the palette for what was typed: what the browser knows at once, what the server finds after it. */
export function usePaletteItems(typed: string) {
  const { t } = useTranslation(["palette", "keys", "inbox", "ticket", "settings"]);
  const commands = useCommands();
  const find = useFind(typed);
  const items = useMemo(() => {
    const views = find.views ?? builtInViews.map((key) => ({ key, name: "" }));
    const known: PaletteItem[] = [
      ...commands
        .filter(({ quiet }) => !quiet)
        .map(({ text, keys, run }, index) => ({
          id: `act-${index}-${text}`,
          group: "acts" as const,
          text: t(`keys:act.${text}`),
          detail: "",
          keys,
          act: { run },
        })),
      ...views.map(({ key, name }) => ({
        id: `view-${key}`,
        group: "views" as const,
        text: name || t(`inbox:views.${key as (typeof builtInViews)[number]}`),
        detail: "",
        keys: null,
        act: { to: key === "open" ? "/app/tickets" : `/app/tickets?view=${key}` },
      })),
      ...palettePages.map(({ key, to, keys }) => ({
        id: `page-${key}`,
        group: "pages" as const,
        text: t(`page.${key}`),
        detail: "",
        keys,
        act: { to },
      })),
      ...settingsPages.map((key) => ({
        id: `settings-${key}`,
        group: "pages" as const,
        text: t(`settings:item.${key}`),
        detail: t("settings:title"),
        keys: null,
        act: { to: `/app/settings/${key}` },
      })),
    ];
    const q = typed.trim();
    const search: PaletteItem[] = q
      ? [
          {
            id: "search",
            group: "search",
            text: t("searchFor", { q }),
            detail: "",
            keys: null,
            act: { to: `/app/tickets?${new URLSearchParams({ q })}` },
          },
        ]
      : [];
    const found = find.found
      ? itemsOfFound(find.found, { noSubject: t("ticket:noSubject"), noTicket: t("noTicket"), write: t("writeTo") })
      : [];
    const all = [...chooseLocal(known, typed), ...search, ...found];
    return paletteGroups.flatMap((group) => all.filter((item) => item.group === group));
  }, [commands, find.views, find.found, typed, t]);
  return { items, busy: find.busy, failed: find.failed, retry: find.retry };
}
