import type { ActKind } from "../../acts/act-kind.ts";

/** What a shopper can ask for from their order without writing a message. */
export const requestKinds = [
  "cancel",
  "address",
  "return",
  "exchange",
  "missing",
  "damaged",
  "wrong_item",
  "quality",
  "late",
] as const;
export type RequestKind = (typeof requestKinds)[number];

export const isRequestKind = (word: unknown): word is RequestKind => requestKinds.some((one) => one === word);

/** Something is wrong with what came, or with its coming. */
export const problemKinds: readonly RequestKind[] = ["missing", "damaged", "wrong_item", "quality", "late"];

/** With these a picture helps. */
export const kindsWithPhotos: readonly RequestKind[] = ["damaged", "wrong_item", "quality", "missing"];

/**
 * Where the merchant says so, these are put right at once: what the shopper named is sent again. What is late is people's:
 * a parcel that moves may still come, and of one that does not only a carrier can tell. Ours.
 */
const goodsKinds: readonly RequestKind[] = ["missing", "damaged", "wrong_item", "quality"];
export const isSentAgain = (kind: RequestKind): boolean => goodsKinds.includes(kind);

/** Sent again at once only with a picture of it; of what did not come there is none to take. Ours. */
export const kindsNeedingPhoto: readonly RequestKind[] = ["damaged", "wrong_item", "quality"];

/** Which act does at once what is asked for. The others are never done at once. */
export const actOfRequest: Partial<Record<RequestKind, ActKind>> = {
  cancel: "cancellation",
  address: "address",
  return: "return",
  exchange: "exchange",
  missing: "replacement",
  damaged: "replacement",
  wrong_item: "replacement",
  quality: "replacement",
};

/** By which acts people may settle a request: what became of them is what the shopper is told. */
export const settlingActs: Record<RequestKind, readonly ActKind[]> = {
  cancel: ["cancellation"],
  address: ["address"],
  return: ["return", "returnStep", "refund", "exchange"],
  exchange: ["exchange", "return", "returnStep", "replacement", "refund"],
  missing: ["replacement", "refund", "credit"],
  damaged: ["replacement", "refund", "credit", "return", "exchange"],
  wrong_item: ["replacement", "refund", "credit", "return", "exchange"],
  quality: ["replacement", "refund", "credit", "return", "exchange"],
  late: ["replacement", "refund", "credit"],
};
