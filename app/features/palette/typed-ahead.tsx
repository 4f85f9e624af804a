import { useLayoutEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "#app/ui/use-translation.ts";
import styles from "./palette.module.css";

interface Props {
  onType(text: string): void;
  onClose(): void;
}

/** Takes what is typed before the palette is here, which would be lost otherwise, or taken for keys of the page. */
export function TypedAhead({ onType, onClose }: Props): ReactNode {
  const { t } = useTranslation("palette");
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    // The palette gives the focus back to who has it when it opens.
    const before = document.activeElement;
    field.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <input
      ref={field}
      className={styles.ahead}
      aria-label={t("label")}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    />
  );
}
