import type { ReactNode } from "react";
import styles from "./fold.module.css";

interface Props {
  title: ReactNode;
  open?: boolean;
  onToggle?: (open: boolean) => void;
  children: ReactNode;
}

/** A part that one opens on demand; works without script. */
export function Fold({ title, open, onToggle, children }: Props): ReactNode {
  return (
    <details className={styles.fold} open={open} onToggle={(event) => onToggle?.(event.currentTarget.open)}>
      <summary>{title}</summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
