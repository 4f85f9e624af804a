import { useLayoutEffect, useRef, type ReactNode } from "react";
import styles from "./overlay.module.css";

interface Props {
  /** What it is, for who does not see it. */
  label: string;
  onClose(): void;
  /** `top`: where one types first. `side`: beside the page. */
  place?: "middle" | "top" | "side";
  children: ReactNode;
}

/**
 * A sheet over the app, there at once: the browser's own dialog, which keeps the focus inside, closes with Escape and
 * gives the focus back. For what only shows or finds; forms of consequence are Shopify's modals.
 */
export function Overlay({ label, onClose, place = "middle", children }: Props): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      className={styles.overlay}
      data-place={place}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.sheet}>{children}</div>
    </dialog>
  );
}
