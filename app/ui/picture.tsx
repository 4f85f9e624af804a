import type { ReactNode } from "react";
import styles from "./picture.module.css";

/** A product's picture in a square of fixed size, or an empty square. Says nothing: the title stands beside it. */
export function Picture({ url, size = 40 }: { url: string | null; size?: number }): ReactNode {
  return (
    <span className={styles.square} style={{ width: size, height: size }}>
      {url ? <img src={url} alt="" width={size} height={size} loading="lazy" decoding="async" /> : null}
    </span>
  );
}
