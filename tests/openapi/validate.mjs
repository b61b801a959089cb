// Validates an OpenAPI 3.1 document and prints what it finds, one problem a line; validate.sh is how it is called.
// Exit code 0: valid and without a warning; 1: problems; 2: it could not be checked.
import { createConfig, lint } from '@redocly/openapi-core';

// Every rule the validator has, but for these matters of taste.
const off = [
  'info-contact', // whoever runs the host is its contact; the host does not know
  'info-license-url', // the licence has an SPDX identifier; 3.1 allows one of the two
  'path-http-verbs-order', // operations stand in the order of the route table
  'path-segment-plural',
  'request-mime-type', // their lists know application/json only; the document's own test names the media types
  'response-mime-type',
  'required-string-property-missing-min-length', // texts of the host's own replies, which no caller writes
  'scalar-property-missing-example', // whole bodies have examples; see samples/api
  'tags-alphabetical',
];

try {
  const config = await createConfig({ extends: ['all'], rules: Object.fromEntries(off.map((rule) => [rule, 'off'])) });
  const problems = await lint({ ref: process.argv[2], config });
  for (const { severity, ruleId, message, location } of problems) {
    console.log(`${severity} ${ruleId} ${location[0]?.pointer ?? ''}: ${message.replaceAll('\n', ' ')}`);
  }
  process.exit(problems.length === 0 ? 0 : 1);
} catch (failure) {
  console.error(`the document could not be checked: ${failure.message}`);
  process.exit(2);
}
