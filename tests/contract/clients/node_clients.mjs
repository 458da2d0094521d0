// graphology (and so sigma and Gephi Lite) reads GEXF, GraphML and JSON; each must give the graph of facts.json. The
// JSON files fit the schemas in exports/.
// usage: node node_clients.mjs FOLDER MODULES
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";

const [folder, modules] = process.argv.slice(2);
const require = createRequire(join(modules, "package.json"));
const {MultiDirectedGraph} = require("graphology");
const gexf = require("graphology-gexf");
const graphml = require("graphology-graphml");
const Ajv = require("ajv/dist/2020").default;

const expected = JSON.parse(readFileSync(join(folder, "facts.json"), "utf8"));
const stems = {full: "graph", entities: "entities", posts: "posts"};
const read = (name) => readFileSync(join(folder, name), "utf8");

const readers = {
  gexf: (text) => gexf.parse(MultiDirectedGraph, text, {respectInputGraphType: false}),
  graphml: (text) => graphml.parse(MultiDirectedGraph, text),
  json: (text) => MultiDirectedGraph.from(JSON.parse(text)),
};

const byCodePoint = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));  // as Python sorts
const counted = (values) => {
  const counts = {};
  for (const value of [...values].sort(byCodePoint)) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

function factsOf(graph) {
  const nodes = graph.mapNodes((id, n) => ({id, ...n}));
  const edges = graph.mapEdges((id, e, source, target) => ({id, source, target, ...e}));
  const ends = new Set(edges.flatMap((e) => [e.source, e.target]));
  return {
    nodes: nodes.length,
    edges: edges.length,
    ids: nodes.map((n) => n.id).sort(byCodePoint),
    node_types: counted(nodes.map((n) => n.node_type)),
    labels: nodes.map((n) => n.label).sort(byCodePoint),
    dated_nodes: nodes.filter((n) => n.date).length,
    kinds: counted(edges.map((e) => e.kind)),
    ends: edges.map((e) => `${e.source} ${e.kind} ${e.target}`).sort(byCodePoint),
    weight: edges.reduce((sum, e) => sum + e.weight, 0),
    symmetric: edges.filter((e) => e.symmetric).length,
    dated_edges: edges.filter((e) => e.date).length,
    self_loops: edges.filter((e) => e.source === e.target).length,
    parallel: edges.length - new Set(edges.map((e) => `${e.source}\0${e.target}`)).size,
    isolated: nodes.length - ends.size,
  };
}

function check(name, graph, wanted) {
  const found = factsOf(graph);
  assert.equal(graph.type, "directed", name);
  for (const fact of Object.keys(wanted)) {
    if (fact === "weight") assert.ok(Math.abs(found.weight - wanted.weight) < 0.01, `${name}: weight ${found.weight}`);
    else assert.deepEqual(found[fact], wanted[fact], `${name}: ${fact}`);
  }
  const positions = new Set();
  graph.forEachNode((id, n) => {
    assert.ok(Number.isFinite(n.x) && Number.isFinite(n.y), `${name}: position of ${id}`);
    positions.add(`${n.x} ${n.y}`);
    assert.ok(n.size > 0, `${name}: size of ${id}`);
    assert.match(n.color, /^(#[0-9a-f]{6}|rgb\(\d+,\d+,\d+\))$/i, `${name}: colour of ${id}`);
    assert.ok(!("type" in n), `${name}: type of ${id}`);
    assert.equal(typeof n.degree, "number", `${name}: degree of ${id}`);
  });
  assert.equal(positions.size, graph.order, `${name}: distinct positions`);
  graph.forEachEdge((id, e) => {
    assert.ok(e.weight > 0, `${name}: weight of ${id}`);
    assert.ok(!("type" in e), `${name}: type of ${id}`);
    assert.ok(!graph.hasNode(id), `${name}: ${id} is an edge and a node`);
  });
}

const schemaOf = (format) =>
  new Ajv({strict: true, allowUnionTypes: true}).compile(
    JSON.parse(readFileSync(new URL(`../../../exports/${format}/schema.json`, import.meta.url), "utf8")));
const isGraph = schemaOf("json");
const isRelated = schemaOf("related");

for (const [view, stem] of Object.entries(stems)) {
  assert.ok(isGraph(JSON.parse(read(`${stem}.json`))), `${stem}.json: ${JSON.stringify(isGraph.errors)}`);
  const graphs = {};
  for (const [format, parse] of Object.entries(readers)) {
    graphs[format] = parse(read(`${stem}.${format}`));
    check(`${stem}.${format}`, graphs[format], expected[view]);
  }
  // The same value in every format, node for node.
  for (const id of graphs.json.nodes()) {
    for (const attribute of ["label", "url", "tags", "date", "posts", "degree", "pagerank", "x", "y"]) {
      const value = graphs.json.getNodeAttribute(id, attribute);
      assert.equal(graphs.gexf.getNodeAttribute(id, attribute), value, `${stem}: ${attribute} of ${id}`);
      assert.equal(graphs.graphml.getNodeAttribute(id, attribute), value, `${stem}: ${attribute} of ${id}`);
    }
  }
  console.log(`${stem}: ${graphs.json.order} nodes, ${graphs.json.size} edges agree in gexf, graphml and json`);
}

const related = JSON.parse(read("related.json"));
assert.ok(isRelated(related), `related.json: ${JSON.stringify(isRelated.errors)}`);
assert.equal(Object.keys(related).length, expected.posts.nodes, "related.json holds every post");
assert.equal(Object.values(related).flat().length, expected.posts.edges, "related.json holds every suggestion");
for (const list of Object.values(related))
  for (const [i, other] of list.entries()) {
    assert.ok(other.path in related, other.path);
    assert.ok(i === 0 || list[i - 1].pinned || (!other.pinned && list[i - 1].score >= other.score), "best first");
  }
console.log("related.json agrees with the posts view");

// SARIF against the schema of the standard, which Microsoft's package carries (draft 04).
const Draft04 = require("ajv-draft-04").default;
const draft04 = new Draft04({strict: false, unicodeRegExp: false});
require("ajv-formats").default(draft04);
const isSarif = draft04.compile(JSON.parse(readFileSync(
  join(modules, "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8")));
const log = JSON.parse(readFileSync(new URL("../../../exports/sarif/sample.sarif", import.meta.url), "utf8"));
assert.ok(isSarif(log), `sample.sarif: ${JSON.stringify(isSarif.errors)}`);
const {results, tool} = log.runs[0];
assert.ok(results.length > 20, "sample.sarif holds findings");
for (const result of results) assert.equal(tool.driver.rules[result.ruleIndex].id, result.ruleId);
const prints = results.map((result) => result.partialFingerprints["graphmatter/v1"]);
assert.equal(new Set(prints).size, prints.length, "fingerprints are unique");
assert.ok(!isSarif({...log, version: "2.0.0"}), "the schema tells faulty logs");
console.log(`sample.sarif: ${results.length} results fit the schema`);
