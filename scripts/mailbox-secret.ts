/**
 * Gives a mailbox a new secret for the HTTP door of mail and prints it, this once:
 * `npm run mailbox:secret -- support@example.in.example.com`.
 */
import { deskForMail } from "#app/desk.server.ts";
import { rotateMailboxSecret } from "#app/features/channels/mailbox-secret.server.ts";
import { findMailbox } from "#app/platform/db/mailbox-directory.server.ts";
import { prisma } from "#app/platform/db/prisma.server.ts";

const address = process.argv[2];
const mailbox = address ? await findMailbox(address) : null;
const desk = mailbox && (await deskForMail(mailbox.shopId));
if (!desk) {
  console.error(address ? `No installed shop receives mail at ${address}.` : "Which mailbox? Name its address.");
  process.exitCode = 1;
} else {
  console.log(await rotateMailboxSecret(desk, mailbox.id));
}
await prisma.$disconnect();
