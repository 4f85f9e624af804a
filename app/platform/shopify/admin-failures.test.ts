import { describe, expect, test } from "vitest";
import { failureOfAnswer, failureOfStatus, failureOfThrown, type AdminError } from "./admin-failures.ts";

const error = (code: string, path?: (string | number)[]): AdminError => ({ message: code, path, extensions: { code } });
const thrown = (code: string) => Object.assign(new TypeError("fetch failed"), { cause: { code } });

describe("whether Shopify may have acted", () => {
  test.each<[number, string, boolean]>([
    [400, "bad_answer", false],
    [401, "token_refused", false],
    [402, "bad_answer", false],
    [403, "token_refused", false],
    [423, "bad_answer", false],
    [429, "throttled", false],
    [500, "server_error", true],
    [502, "server_error", true],
    [503, "server_error", true],
    [504, "server_error", true],
  ])("status %i: %s, %s", (status, kind, mayHaveActed) => {
    expect(failureOfStatus(status).error).toMatchObject({ kind, mayHaveActed });
  });

  test.each<[string, unknown, string, boolean]>([
    ["nobody listens", thrown("ECONNREFUSED"), "unreachable", false],
    ["no such host", thrown("ENOTFOUND"), "unreachable", false],
    ["no connection in time", thrown("UND_ERR_CONNECT_TIMEOUT"), "unreachable", false],
    ["cut off", thrown("ECONNRESET"), "unreachable", true],
    ["closed by the other side", thrown("UND_ERR_SOCKET"), "unreachable", true],
    ["no reason given", new TypeError("fetch failed"), "unreachable", true],
    ["our time-out", new DOMException("late", "TimeoutError"), "timeout", true],
    ["no JSON", new SyntaxError("Unexpected token <"), "bad_answer", true],
  ])("%s", (_, what, kind, mayHaveActed) => {
    expect(failureOfThrown(what).error).toMatchObject({ kind, mayHaveActed });
  });

  test.each<[string, unknown, AdminError[], boolean, [string, boolean] | null]>([
    ["a whole answer", { refundCreate: { refund: {} } }, [], true, null],
    ["a whole answer with a part withheld", { refundCreate: { order: null } }, [error("ACCESS_DENIED")], true, null],
    ["an act without its result", { refundCreate: null }, [error("INTERNAL_SERVER_ERROR")], true, ["bad_answer", true]],
    ["an act without data", null, [error("INTERNAL_SERVER_ERROR")], true, ["bad_answer", true]],
    ["an act without anything", undefined, [], true, ["bad_answer", true]],
    ["an act that was not allowed", { refundCreate: null }, [error("ACCESS_DENIED")], true, ["token_refused", false]],
    ["an act with wrong arguments", null, [error("INVALID_VARIABLE")], true, ["bad_answer", false]],
    ["one refusal among others", null, [error("ACCESS_DENIED"), error("OTHER")], true, ["bad_answer", true]],
    ["a concurrent key", { refundCreate: null }, [error("IDEMPOTENCY_CONCURRENT_REQUEST")], true, ["bad_answer", true]],
    ["a read with a part withheld", { order: null }, [error("ACCESS_DENIED", ["order"])], false, null],
    ["a read without data", null, [error("ACCESS_DENIED")], false, ["token_refused", false]],
    ["too dear", null, [error("MAX_COST_EXCEEDED")], false, ["bad_answer", false]],
  ])("%s", (_, data, errors, isAct, expected) => {
    const failure = failureOfAnswer(data, errors, isAct);
    expect(failure && [failure.error.kind, failure.error.mayHaveActed]).toEqual(expected);
  });

  test("the machine words come along", () => {
    const failure = failureOfAnswer({ refundCreate: null }, [error("IDEMPOTENCY_KEY_PARAMETER_MISMATCH")], true);
    expect(failure?.error.codes).toEqual(["IDEMPOTENCY_KEY_PARAMETER_MISMATCH"]);
  });
});
