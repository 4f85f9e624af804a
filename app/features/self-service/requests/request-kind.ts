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

/** Something is wrong with what came, or with its coming: people look at it, always. Ours. */
export const problemKinds: readonly RequestKind[] = ["missing", "damaged", "wrong_item", "quality", "late"];

/** With these a picture helps. */
export const kindsWithPhotos: readonly RequestKind[] = ["damaged", "wrong_item", "quality", "missing"];

/** Which act does at once what is asked for. The others are never done at once. */
export const actOfRequest: Partial<Record<RequestKind, ActKind>> = {
  cancel: "cancellation",
  address: "address",
  return: "return",
  exchange: "exchange",
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
