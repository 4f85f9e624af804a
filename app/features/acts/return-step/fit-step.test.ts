import { expect, test } from "vitest";
import { fitStep } from "./fit-step.ts";

const returns = [
  { returnId: "1", may: ["approve", "decline"] as const },
  { returnId: "2", may: ["receive", "close"] as const },
].map(({ returnId, may }) => ({ returnId, may: [...may] }));

test.each([
  ["both there", { return: "2", how: "close" }, { return: "2", how: "close" }],
  ["agreed to meanwhile", { return: "2", how: "approve" }, { return: "2", how: "receive" }],
  ["gone", { return: "3", how: "close" }, { return: "1", how: "approve" }],
])("%s", (_name, chosen, shown) => {
  expect(fitStep({ ...chosen, note: "n" }, returns)).toEqual({ ...shown, note: "n" });
});
