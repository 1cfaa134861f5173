// Makes public-pages/audit.js, which the server embeds, of audit.ts and the part of src/log it needs. Names stay as
// they are in the source, so that whoever distrusts the server can still read what checks it.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const at = path => fileURLToPath(new URL(`../public-pages/${path}`, import.meta.url));
const HEAD = '// Generated from audit.ts by `npm run gen`.\n';

/** The text of the script. */
export async function auditScript() {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: at('audit.ts'), formats: ['iife'], name: 'audit' },
      rolldownOptions: {
        output: { minify: { mangle: false, compress: true, codegen: { removeWhitespace: true } } },
      },
    },
  });
  return `${HEAD}${output[0].code.trim()}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(at('audit.js'), await auditScript());
