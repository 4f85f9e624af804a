import { expect, test } from "vitest";
import { withoutData } from "./without-data.ts";

const wordy = `
Invalid \`desk.db.customer.create()\` invocation in
/app/file.ts:15:49

→ 15 await desk.db.customer.create({
       data: {
         email: "ana@example.com",
         name: 5,
               ~
       }
     })

Argument \`name\`: Invalid value provided. Expected String, provided Int.`;

test("of what Prisma was given nothing is kept", () => {
  const stack = `PrismaClientValidationError: ${wordy}\n    at create (/app/file.ts:15:49)\n    at async /app/other.ts:1:2`;
  expect(withoutData("PrismaClientValidationError", wordy, stack)).toEqual({
    message: "Argument `name`: Invalid value provided. Expected String, provided Int.",
    stack: "    at create (/app/file.ts:15:49)\n    at async /app/other.ts:1:2",
  });
});

test("other errors are kept whole", () => {
  expect(withoutData("Error", "a\n\nb", "Error: a")).toEqual({ message: "a\n\nb", stack: "Error: a" });
});
