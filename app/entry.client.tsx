import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { keepPageTexts } from "#app/platform/i18n/page-texts.ts";
import { readPageTexts, type PageTextsFile } from "#app/platform/i18n/read-page-texts.ts";
import { sayAsleep } from "#app/ui/say-asleep.ts";

/** Named in the page's head, where there is a language: it has been on its way since then. */
const link = document.querySelector<HTMLLinkElement>("#page-texts");
const file = link
  ? await readPageTexts(link.href, {
      load: (address) => import(/* @vite-ignore */ address) as Promise<PageTextsFile>,
      reload: () => location.reload(),
      storage: () => sessionStorage,
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    })
  : null;
if (file === "failed") sayAsleep(link!.dataset);
else if (file !== "reloading") {
  if (file) keepPageTexts(file.locale, file.texts);
  startTransition(() => {
    hydrateRoot(document, <RemixBrowser />);
  });
}
