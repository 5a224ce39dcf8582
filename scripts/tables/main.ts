// `npm run tables` writes the pages of docs/ that are made from data; with the name of one, such as
// `npm run -s codes`, prints it instead.
import { writeFileSync } from 'node:fs';
import { fileOf, pages } from './pages';

const [name] = process.argv.slice(2);
if (name === undefined) {
  for (const [page, write] of Object.entries(pages)) writeFileSync(fileOf(page), write());
} else {
  const page = pages[name];
  if (!page) throw new Error(`There is no page "${name}", only ${Object.keys(pages).join(', ')}.`);
  process.stdout.write(page());
}
