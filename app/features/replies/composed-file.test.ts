import { expect, test } from "vitest";
import type { DraftFileView } from "../files/file-view.ts";
import { composedFile, keptFile, withArrived, withRestored, type ComposedFile } from "./composed-file.ts";

const told = (id: string): DraftFileView => ({
  id,
  kind: "reply",
  fileName: `${id}.pdf`,
  sizeBytes: 9,
  contentType: "application/pdf",
});
const onItsWay: ComposedFile = {
  ...composedFile({ id: null, fileName: "new.pdf", sizeBytes: 9, contentType: "" }, "new"),
  percent: 40,
};
const refused: ComposedFile = { ...onItsWay, key: "refused", percent: null, problem: "file_empty" };

test("what is put back comes before what was added since, which stays as it is: on its way, refused or kept", () => {
  const since = [onItsWay, refused, keptFile(told("3"))];
  expect(withRestored(since, [told("1"), told("2")])).toEqual([keptFile(told("1")), keptFile(told("2")), ...since]);
});

test("what is here already is put back once", () => {
  expect(withRestored([keptFile(told("1"), "a"), onItsWay], [told("1")])).toEqual([keptFile(told("1")), onItsWay]);
});

test("what arrives stands where it was on its way", () => {
  const others = [keptFile(told("1")), refused];
  expect(withArrived([others[0]!, onItsWay, others[1]!], "new", told("2"))).toEqual([
    others[0],
    keptFile(told("2"), "new"),
    others[1],
  ]);
});

test("what was put back before word of its arrival came is here once", () => {
  expect(withArrived(withRestored([onItsWay], [told("1"), told("2")]), "new", told("2"))).toEqual([
    keptFile(told("1")),
    keptFile(told("2"), "new"),
  ]);
});

test("what is not here any more does not come back, and is not taken for another", () => {
  expect(withArrived([refused], "new", told("2"))).toEqual([refused]);
});
