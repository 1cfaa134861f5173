// The mails the server wrote, as they lie in its folder when no mail server is configured.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the mails to an address say, oldest first: their text and the checkpoint in their head. */
export function mailsTo(data, address) {
  const folder = join(data, "mail");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".eml"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n"))
    .filter((mail) => new RegExp(`^To: .*<${address}>$`, "m").test(mail))
    .map((mail) => {
      const [, base64] = mail.match(/Content-Type: text\/plain[^]*?Transfer-Encoding: base64\n\n([^]*?)\n--/) ?? [];
      if (!base64) throw new Error(`a mail without a text:\n${mail.slice(0, 500)}`);
      const [, checkpoint] = mail.match(/^Log-Checkpoint: (.*(?:\n .*)*)$/m) ?? [];
      return { text: Buffer.from(base64, "base64").toString(), checkpoint };
    });
}
