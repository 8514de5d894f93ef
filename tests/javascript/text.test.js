import assert from "node:assert/strict";
import test from "node:test";
import { excerpt } from "../../resources/page/source/text.js";

test("a mention is quoted with what stands around it in its paragraph", () => {
  const runs = ["Elsewhere.\nNear ", "Mill\nBay", " it rained. So it did in ", "Oakton", ".\nNothing more."];
  assert.deepEqual(excerpt(runs, 0), ["Near ", "Mill Bay", " it rained. So it did in Oakton."]);
  assert.deepEqual(excerpt(runs, 1), ["Bay it rained. So it did in ", "Oakton", "."]);
});

test("a long paragraph is cut between words, and says so", () => {
  const [before, name, behind] = excerpt(["word ".repeat(40), "Oakton", " word".repeat(40)], 0);
  assert.equal(name, "Oakton");
  assert.match(before, /^…(word )+$/);
  assert.match(behind, /^( word)+…$/);
  assert.ok(before.length <= 41 && behind.length <= 41);
});
