// A real mail server on the loopback, for the tests of crates/mail. Arguments: `tls` (implicit TLS),
// `starttls`, `auth` (asks for probe / secret). Prints one JSON line when it listens, and one for
// every mail it took, read back by a MIME parser that shares no code with the sender.
// Addresses decide its temper: busy@ is refused for now, nobody@ for good.
import { readFileSync } from "node:fs";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

const wants = new Set(process.argv.slice(2));
const here = (name) => readFileSync(new URL(name, import.meta.url));
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const refusal = (code, words) => Object.assign(new Error(words), { responseCode: code });

const encrypted = wants.has("tls") || wants.has("starttls");
const server = new SMTPServer({
  secure: wants.has("tls"),
  ...(encrypted ? { key: here("certificates/server.key"), cert: here("certificates/server.pem") } : {}),
  authOptional: !wants.has("auth"),
  disabledCommands: encrypted ? [] : ["STARTTLS"],
  onAuth({ username, password }, _session, done) {
    if (username === "probe" && password === "secret") done(null, { user: username });
    else done(refusal(535, "wrong account"));
  },
  onRcptTo({ address }, _session, done) {
    if (address.startsWith("busy@")) done(refusal(450, "mailbox busy"));
    else if (address.startsWith("nobody@")) done(refusal(550, "no such mailbox"));
    else done();
  },
  async onData(stream, session, done) {
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    const mail = await PostalMime.parse(Buffer.concat(chunks));
    say({
      mail: {
        secure: session.secure,
        user: session.user ?? null,
        sender: session.envelope.mailFrom.address,
        recipients: session.envelope.rcptTo.map((to) => to.address),
        from: mail.from,
        to: mail.to,
        subject: mail.subject,
        message_id: mail.messageId,
        date: mail.date,
        text: mail.text,
        html: mail.html,
        headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
      },
    });
    done();
  },
});

server.on("error", (error) => process.stderr.write(`${error.message}\n`));
server.listen(0, "127.0.0.1", () => say({ port: server.server.address().port }));

// The test holds our standard input; when it ends, however it ends, so do we.
process.stdin.on("end", () => process.exit(0)).resume();
