/** What Shopify's own pages take as a return label, by what the bytes are (help centre: managing returns). */
export const labelTypes = { "application/pdf": "pdf", "image/jpeg": "jpg" } as const;
export type LabelType = keyof typeof labelTypes;

export const isLabelType = (contentType: string): contentType is LabelType => Object.hasOwn(labelTypes, contentType);

/** What was put at Shopify counts as there for so long, in milliseconds; then it is put there anew. Ours: it is not told. */
export const stagedForMs = 60 * 60_000;
