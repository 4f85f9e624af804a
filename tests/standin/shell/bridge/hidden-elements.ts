/** Elements that speak to the admin and show nothing by themselves. */
const HIDDEN = "ui-title-bar, ui-nav-menu, s-app-nav, ui-save-bar, s-page > [slot]";

/**
 * Hides them before they are first painted. The style is not put into the document: React would find a page other
 * than the server's, and draw all of it anew.
 */
export function hideElements(): void {
  const style = new CSSStyleSheet();
  style.replaceSync(`${HIDDEN} { display: none !important; } ui-modal, s-app-window { display: contents; }`);
  document.adoptedStyleSheets.push(style);
}

/** Runs `look` once after each batch of changes to the document, and once when it has been read. */
export function watchDocument(look: () => void): void {
  let planned = false;
  const plan = () => {
    if (planned) return;
    planned = true;
    queueMicrotask(() => {
      planned = false;
      look();
    });
  };
  new MutationObserver(plan).observe(document.documentElement, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["title", "heading", "disabled", "loading", "variant", "tone", "href", "label"],
  });
  window.addEventListener("DOMContentLoaded", plan);
}
