import type { DraftKind } from "#app/features/replies/draft-kind.ts";

/** A file beside an unsent text, as JSON. */
export interface DraftFileView {
  id: string;
  kind: DraftKind;
  fileName: string;
  sizeBytes: number;
  /** What its bytes are. */
  contentType: string;
}
