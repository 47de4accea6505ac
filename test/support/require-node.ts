/** better-sqlite3 needs Node-API 10; an older Node crashes when it opens a database instead of saying so. */
if (Number(process.versions.napi) < 10) {
  throw new Error(
    `Node 24 is needed (this is ${process.version}): start the tests with npm test or npx vitest`,
  );
}
