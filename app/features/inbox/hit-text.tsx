import type { ReactNode } from "react";
import styles from "./inbox.module.css";
import type { TextPiece } from "./search-result.ts";

/** A text with what was looked for marked in it; `whole` where nothing of it was. */
export function HitText({ pieces, whole }: { pieces: readonly TextPiece[]; whole: string }): ReactNode {
  if (!pieces.length) return whole;
  return pieces.map(({ text, hit }, index) =>
    hit ? (
      <mark key={index} className={styles.hit}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
