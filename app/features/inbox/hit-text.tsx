import type { ReactNode } from "react";
import styles from "./inbox.module.css";
import type { TextPiece } from "./search-result.ts";

/** So much stands before the first hit, so that it is seen in a short line. */
const leadLength = 18;

interface Props {
  pieces: readonly TextPiece[];
  whole: string;
  /** The line is short and begins shortly before the first hit. */
  short?: boolean;
}

/** A text with what was looked for marked in it; `whole` where nothing of it was. */
export function HitText({ pieces, whole, short = false }: Props): ReactNode {
  if (!pieces.length) return whole;
  const [first, ...rest] = pieces;
  const cut = short && first && !first.hit && rest.length > 0 && first.text.length > leadLength;
  const shown = cut ? [{ hit: false, text: `…${first.text.slice(-leadLength).trimStart()}` }, ...rest] : pieces;
  return shown.map(({ text, hit }, index) =>
    hit ? (
      <mark key={index} className={styles.hit}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
