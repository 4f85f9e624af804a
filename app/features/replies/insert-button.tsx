import { Button } from "@shopify/polaris";
import { BookOpenIcon } from "@shopify/polaris-icons";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";

// What it opens is read when somebody wants it: the ticket page does without.
const InsertArticle = lazy(() => import("../articles/insert-article.tsx"));

/** Puts a help article into the reply. */
export function InsertButton(props: {
  ticketNumber: number;
  disabled: boolean;
  onInsert(text: string): void;
}): ReactNode {
  const { t } = useTranslation("reply");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={BookOpenIcon}
        variant="tertiary"
        disabled={props.disabled}
        accessibilityLabel={t("insertArticle")}
        onClick={() => setOpen(true)}
      />
      {open ? (
        <Suspense fallback={null}>
          <InsertArticle ticketNumber={props.ticketNumber} onInsert={props.onInsert} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
