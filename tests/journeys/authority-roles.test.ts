import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { chooseDefaultRole, chooseRole } from "#app/features/team/choose-role.server.ts";
import { listRoles } from "#app/features/team/list-roles.server.ts";
import { removeRole, saveRole } from "#app/features/team/save-role.server.ts";
import { teamForm } from "#app/features/team/team-form.ts";
import { roleForm } from "#app/features/team/role-form.ts";
import { builtInRoles } from "#app/features/team/role.ts";
import type { RoleForm } from "#app/features/team/role-view.ts";
import type { StaffDesk } from "#app/features/shared/desk.ts";
import { action as saveRolePage, loader as openRole } from "#app/routes/app.settings.team.$role.tsx";
import { action as actOnTeam, loader as openTeam } from "#app/routes/app.settings.team._index.tsx";
import { countStatements } from "#tests/setup/count-statements.ts";
import { startWorld, type TestWorld } from "#tests/setup/start-world.ts";

let world: TestWorld;
let owner: StaffDesk;
let ownerIndex: number;
let agents: number[];
const agent = (index = 0) => world.staffDesk(0, agents[index]);

beforeAll(async () => {
  world = await startWorld({ orders: 20 });
  const { staff } = world.world.states[0]!;
  ownerIndex = staff.findIndex((one) => one.accountOwner);
  owner = await world.staffDesk(0, ownerIndex);
  agents = staff.flatMap((one, index) => (one.accountOwner ? [] : [index]));
});
afterAll(() => world.stop());
beforeEach(async () => {
  await owner.db.staff.updateMany({ data: { roleId: null } });
  await owner.db.role.deleteMany({});
});

const form = (changes: Partial<RoleForm> = {}): RoleForm => ({
  name: "",
  abilities: ["refund", "restock"],
  perAct: "",
  perDay: "",
  perCustomerYear: "",
  mostPercent: "",
  ...changes,
});

test("before anybody changed a role everybody may do everything, and nobody knows of a limit", async () => {
  const tom = await agent();
  expect(tom.staff.role).toMatchObject({ key: "lead", perActMinor: null, perDayMinor: null });
  expect(owner.staff.role.key).toBe("owner");
  expect(await listRoles(tom)).toMatchObject({
    isUntouched: true,
    mayManage: false,
    roles: [{ ref: "agent" }, { ref: "senior" }, { ref: "lead", isDefault: true, mayChange: false }, { ref: "owner" }],
  });
});

test("the owner sets amounts as typed, chooses who is what, and it holds from the next request on", async () => {
  expect(
    await saveRole(
      owner,
      "agent",
      form({ perAct: "50", perDay: "1.234,50", perCustomerYear: "0", mostPercent: "15 %" }),
    ),
  ).toEqual({
    ok: true,
    value: { ref: "agent" },
  });
  const eva = await agent(0);
  expect(eva.staff.role.key).toBe("lead");
  expect(await chooseRole(owner, eva.staff.id, "agent")).toEqual({ ok: true, value: null });
  const { result, statements } = await countStatements(() => agent(0));
  expect(result.staff.role).toEqual({
    key: "agent",
    name: "",
    abilities: ["refund", "restock"],
    perActMinor: 5000n,
    perDayMinor: 123_450n,
    perCustomerYearMinor: 0n,
    mostPercent: 15,
  });
  expect(statements.filter((text) => /\brole\b/.test(text))).toHaveLength(1);
  expect(await chooseDefaultRole(owner, "senior")).toMatchObject({ ok: true });
  expect((await agent(1)).staff.role.key).toBe("senior");
  const team = await listRoles(owner);
  expect(team.isUntouched).toBe(false);
  expect(team.people.find(({ id }) => id === eva.staff.id.toString())).toMatchObject({
    chosen: "agent",
    role: "agent",
  });
});

test("two owners at once: the later one is told, and nothing of the first one's is lost", async () => {
  const shown = async () => {
    const role = (await listRoles(owner)).roles.find(({ ref }) => ref === "senior")!;
    return JSON.parse(JSON.stringify(roleForm(role, owner.staff.locale))) as object;
  };
  const seen = await shown();
  const save = (values: Partial<RoleForm>, over: object) => saveRole(owner, "senior", form(values), over);
  const both = await Promise.all([save({ perAct: "20" }, seen), save({ perDay: "90" }, seen)]);
  expect(both.filter((one) => one?.ok)).toHaveLength(1);
  expect(both.find((one) => !one?.ok)).toEqual({ ok: false, problem: "changed_meanwhile" });
  const kept = await shown();
  expect(await save({ perAct: "30" }, seen)).toMatchObject({ problem: "changed_meanwhile" });
  expect(await shown()).toEqual(kept);
  expect(await save({ perAct: "30" }, kept)).toMatchObject({ ok: true });
  expect(await shown()).toMatchObject({ perAct: expect.stringMatching(/^30/) });
});

test("a role of one's own: made, given, named once, and taken away", async () => {
  const made = await saveRole(owner, null, form({ name: "  Night   shift ", perAct: "10" }));
  const { ref } = (made as { value: { ref: string } }).value;
  const tom = await agent();
  await chooseRole(owner, tom.staff.id, ref);
  expect((await agent()).staff.role).toMatchObject({ key: null, name: "Night shift", perActMinor: 1000n });
  expect(await saveRole(owner, null, form({ name: "night SHIFT" }))).toMatchObject({
    problem: "name_taken",
    field: "name",
  });
  expect(await saveRole(owner, null, form({ name: "Owner" }))).toMatchObject({ problem: "name_taken", field: "name" });
  expect(await saveRole(owner, null, form({ name: "Shopper" }))).toMatchObject({ problem: "name_taken" });
  expect(await saveRole(owner, null, form())).toMatchObject({ problem: "name_missing", field: "name" });
  expect(await removeRole(owner, "agent")).toMatchObject({ problem: "built_in" });
  expect(await removeRole(owner, ref)).toEqual({ ok: true, value: null });
  expect((await agent()).staff.role.key).toBe("lead");
});

test.each([
  ["perAct", "abc", "malformed"],
  ["perDay", "-5", "negative"],
  ["perCustomerYear", "1.0055", "too_many_decimals"],
  ["perAct", "5 USD", "other_currency"],
  ["mostPercent", "101", "number_wrong"],
  ["mostPercent", "7,5", "number_wrong"],
] as const)("an amount that is none is said beside its field: %s %s", async (field, typed, problem) => {
  expect(await saveRole(owner, "agent", form({ [field]: typed }))).toMatchObject({
    ok: false,
    problem,
    field,
  });
  expect(await owner.db.role.count({ where: { key: "agent", perActMinor: { not: null } } })).toBe(0);
});

test("nobody raises their own: not an agent, nor somebody with the owner's role; and the owner's stays as it is", async () => {
  const [tom, eva] = [await agent(0), await agent(1)];
  expect(await chooseRole(tom, tom.staff.id, "owner")).toMatchObject({ problem: "not_allowed" });
  expect(await saveRole(tom, "lead", form())).toMatchObject({ problem: "not_allowed" });
  expect(await chooseDefaultRole(tom, "lead")).toMatchObject({ problem: "not_allowed" });

  expect(await chooseRole(owner, tom.staff.id, "owner")).toMatchObject({ ok: true });
  const deputy = await agent(0);
  expect(deputy.staff.role.key).toBe("owner");
  expect(await chooseRole(deputy, deputy.staff.id, "lead")).toMatchObject({ problem: "own_role" });
  expect(await chooseRole(deputy, owner.staff.id, "agent")).toMatchObject({ problem: "owner_fixed" });
  expect(await saveRole(deputy, "owner", form())).toMatchObject({ problem: "owner_fixed" });
  expect(await chooseDefaultRole(deputy, "owner")).toMatchObject({ problem: "owner_fixed" });
  expect(await chooseRole(deputy, eva.staff.id, "agent")).toMatchObject({ ok: true });
  expect(await chooseRole(owner, owner.staff.id, "agent")).toMatchObject({ problem: "owner_fixed" });
});

test("another shop's person and role are not there", async () => {
  await chooseDefaultRole(owner, "lead");
  const stranger = await world.staffDesk(
    1,
    world.world.states[1]!.staff.findIndex((one) => one.accountOwner),
  );
  const made = await saveRole(owner, null, form({ name: "Ours" }));
  const { ref } = (made as { value: { ref: string } }).value;
  const tom = await agent();
  expect(await chooseRole(stranger, tom.staff.id, "agent")).toBeNull();
  expect(await saveRole(stranger, ref, form({ name: "Theirs" }))).toBeNull();
  expect(await removeRole(stranger, ref)).toBeNull();
  expect((await listRoles(owner)).roles.map(({ name }) => name)).toContain("Ours");
});

describe("the pages", () => {
  const ask = (path: string, fields?: Record<string, string>, staff = ownerIndex, role = "") => ({
    request: world.staffRequest(path, { staff, ...(fields && { method: "POST", body: new URLSearchParams(fields) }) }),
    params: { role },
    context: {},
  });

  const team = (staff?: number) => openTeam(ask("/app/settings/team", undefined, staff));
  const post = (fields: Record<string, string>, staff?: number) => actOnTeam(ask("/app/settings/team", fields, staff));
  const changes = (of: object, seen?: object) => ({
    intent: "save",
    values: JSON.stringify(of),
    ...(seen && { seen: JSON.stringify(seen) }),
  });
  const status = (answer: Promise<unknown>) => answer.then(() => 200, (thrown: unknown) => (thrown as Response).status); // prettier-ignore

  test("an untouched team says so; people, default and reminder are saved at once, and only what was changed", async () => {
    const tom = await agent(0);
    const eva = await agent(1);
    const first = await team();
    expect([first.team.isUntouched, first.approvalRemindMinutes]).toEqual([true, 60]);
    const people = { [`person.${tom.staff.id}`]: "agent" };
    expect(await post(changes({ ...people, defaultRole: "senior", remindMinutes: "90" }))).toEqual({
      ok: true,
      value: null,
    });
    const saved = await team();
    expect([saved.team.isUntouched, saved.approvalRemindMinutes]).toEqual([false, 90]);
    const roleOf = (id: bigint) => saved.team.people.find((one) => one.id === id.toString())?.role;
    expect([roleOf(tom.staff.id), roleOf(eva.staff.id)]).toEqual(["agent", "senior"]);
    await post(changes({ [`person.${tom.staff.id}`]: "", remindMinutes: "60" }));
    expect((await agent(0)).staff.role.key).toBe("senior");
  });

  test.each([
    [{ "person.999999": "agent" }, "not_found", "person.999999"],
    [{ defaultRole: "owner" }, "owner_fixed", "defaultRole"],
    [{ defaultRole: "nobody" }, "not_found", "defaultRole"],
    [{ remindMinutes: "4" }, "number_wrong", "remindMinutes"],
    [{ remindMinutes: "1e3" }, "number_wrong", "remindMinutes"],
    [{ defaultRole: 1 }, "malformed", undefined],
    [{ "person.x": "agent" }, "malformed", undefined],
  ])("%j is refused, at its field", async (form, problem, field) =>
    expect(await post(changes(form))).toMatchObject({ ok: false, problem, ...(field && { field }) }),
  );

  test("where another owner saved something else meanwhile, it is said at its field, and nothing is written over it", async () => {
    const tom = await agent(0);
    const field = `person.${tom.staff.id}`;
    const form = async () => {
      const { team: now, approvalRemindMinutes } = await team();
      return teamForm(now, approvalRemindMinutes);
    };
    await post(changes({ [field]: "", defaultRole: "senior", remindMinutes: "60" }));
    const seen = await form();
    const theirs = { ...seen, [field]: "lead", defaultRole: "agent", remindMinutes: "45" };
    expect(await post(changes(theirs, seen))).toMatchObject({ ok: true });
    for (const [name, value] of [
      [field, "agent"],
      ["defaultRole", "lead"],
      ["remindMinutes", "30"],
    ] as const) {
      const mine = { ...seen, [name]: value };
      expect(await post(changes(mine, seen))).toMatchObject({ problem: "changed_meanwhile", field: name });
      expect(await form()).toEqual(theirs);
      // What they did not change is not theirs; told of it, they may.
      expect(await post(changes({ ...theirs, [name]: value }, theirs))).toMatchObject({ ok: true });
      expect(await form()).toEqual({ ...theirs, [name]: value });
      expect(await post(changes(theirs, { ...theirs, [name]: value }))).toMatchObject({ ok: true });
    }
    // The same as somebody else is no quarrel.
    expect(await post(changes(theirs, seen))).toMatchObject({ ok: true });
    await post(changes(seen));
  });

  test("a role is added with a name, filled in on its page with amounts as typed, and removed", async () => {
    const made = await post({ intent: "add", name: "Night" });
    const { ref } = (made as { value: { ref: string } }).value;
    const page = () => openRole(ask(`/app/settings/team/${ref}`, undefined, undefined, ref));
    expect((await page()).saved).toEqual(form({ name: "Night", abilities: [...builtInRoles.agent.abilities] }));
    const values = form({ name: "Late", abilities: ["refund", "approve"], perAct: "12.50" });
    const save = (of: object, staff?: number) =>
      saveRolePage(ask(`/app/settings/team/${ref}`, { intent: "save", values: JSON.stringify(of) }, staff, ref));
    expect(await save({ ...values, perDay: "lots" })).toMatchObject({ problem: "malformed", field: "perDay" });
    expect(await save(values)).toMatchObject({ ok: true });
    const { saved } = await page();
    expect({ ...saved, perAct: saved.perAct.replace(",", ".") }).toEqual(values);
    expect(await status(save({ name: "x" }))).toBe(400);
    expect(await post({ intent: "add", name: "late" })).toMatchObject({ problem: "name_taken", field: "name" });
    expect(await post({ intent: "remove", role: ref })).toMatchObject({ ok: true });
    expect(await status(page())).toBe(404);
    expect(await status(post({ intent: "remove", role: ref }))).toBe(404);
    expect(await status(post({ intent: "x" }))).toBe(400);
  });

  test("who is no owner sees it and changes nothing", async () => {
    const shown = await team(agents[0]);
    expect([shown.team.mayManage, shown.team.roles.some(({ mayChange }) => mayChange)]).toEqual([false, false]);
    expect(await post(changes({ defaultRole: "lead" }), agents[0])).toMatchObject({
      problem: "not_allowed",
    });
    expect(await post({ intent: "add", name: "Mine" }, agents[0])).toMatchObject({ problem: "not_allowed" });
    expect((await openRole(ask("/app/settings/team/agent", undefined, agents[0], "agent"))).role.mayChange).toBe(false);
  });
});
