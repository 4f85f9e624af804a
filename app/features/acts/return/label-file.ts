/** What Shopify's own pages take as a return label, by what the bytes are (help centre: managing returns). */
export const labelTypes = { "application/pdf": "pdf", "image/jpeg": "jpg" } as const;
export type LabelType = keyof typeof labelTypes;

export const isLabelType = (contentType: string): contentType is LabelType => Object.hasOwn(labelTypes, contentType);

/** What was put at Shopify counts as there for so long, in milliseconds; then it is put there anew. Ours: it is not told. */
export const stagedForMs = 60 * 60_000;

/**
 * What Shopify's store of files is given to take a label, in milliseconds: as one is chosen, and in the middle of an act,
 * which has its row to itself for a minute. Ours.
 */
export const putMs = { chosen: 60_000, act: 10_000 } as const;

/** Labels that one person may choose for one ticket within so many milliseconds. Ours. */
export const labelsAtMost = { count: 20, milliseconds: 60 * 60_000 } as const;
