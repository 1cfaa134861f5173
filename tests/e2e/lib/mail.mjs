// The mails the server wrote, as they lie in its folder when no mail server is configured.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Text in quoted-printable (RFC 2045, 6.7). */
function printable(text) {
  const bytes = text.replaceAll("=\n", "").replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}

/** What the mails to an address say, oldest first: their text and the checkpoint in their head. */
export function mailsTo(data, address) {
  const folder = join(data, "mail");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".eml"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n"))
    .filter((mail) => new RegExp(`^To: .*<${address}>$`, "m").test(mail))
    .map((mail) => {
      const [, encoding, body] =
        mail.match(/Content-Type: text\/plain[^]*?Transfer-Encoding: (base64|quoted-printable)\n\n([^]*?)\n--/) ?? [];
      if (!body) throw new Error(`a mail without a text:\n${mail.slice(0, 500)}`);
      const [, checkpoint] = mail.match(/^Log-Checkpoint: (.*(?:\n .*)*)$/m) ?? [];
      return { text: encoding === "base64" ? Buffer.from(body, "base64").toString() : printable(body), checkpoint };
    });
}
