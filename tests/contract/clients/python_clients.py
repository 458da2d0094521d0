#!/usr/bin/python3
"""networkx, igraph and xmllint read the files; each must find the graph of facts.json.

usage: python_clients.py FOLDER SHARED
"""
import json
import pathlib
import subprocess
import sys
import unittest

import igraph
import networkx

from database_facts import facts

FOLDER = pathlib.Path(sys.argv[1])
RELAX_NG = pathlib.Path(sys.argv[2]) / "schemas/gexf-1.3/gexf.rng"
EXPECTED = json.loads((FOLDER / "facts.json").read_text(encoding="utf-8"))
STEMS = {"full": "graph", "entities": "entities", "posts": "posts"}


def missing_to_none(value):
    """igraph gives "" for a missing text."""
    return value or None


class Clients(unittest.TestCase):
    maxDiff = 2000

    def compare(self, view, nodes, edges):
        found = facts(nodes, edges)
        for name, value in EXPECTED[view].items():
            with self.subTest(view=view, fact=name):
                if name == "weight":
                    self.assertAlmostEqual(found[name], value, places=2)
                else:
                    self.assertEqual(found[name], value)

    def check_positions(self, positions):
        self.assertEqual(len(positions), len(set(positions)))
        self.assertTrue(all(abs(x) <= 5000 and abs(y) <= 5000 for x, y in positions))

    def test_networkx_reads_graphml(self):
        for view, stem in STEMS.items():
            graph = networkx.read_graphml(FOLDER / f"{stem}.graphml", force_multigraph=True)
            self.assertTrue(graph.is_directed())
            nodes = [(i, n["node_type"], n["label"], n.get("date")) for i, n in graph.nodes(data=True)]
            edges = [(s, t, e["kind"], e["weight"], e["symmetric"], e.get("date")) for s, t, e in graph.edges(data=True)]
            self.compare(view, nodes, edges)
            self.check_positions([(n["x"], n["y"]) for _, n in graph.nodes(data=True)])
            self.assertTrue(all(isinstance(n["degree"], int) for _, n in graph.nodes(data=True)))
            self.assertTrue(all(isinstance(n["pagerank"], float) for _, n in graph.nodes(data=True)))
            self.assertEqual({k for _, _, k in graph.edges(keys=True)} & set(graph), set())

    def test_networkx_reads_gexf_1_2(self):
        for view, stem in STEMS.items():
            graph = networkx.read_gexf(FOLDER / f"gexf-1.2/{stem}.gexf", version="1.2draft")
            self.assertTrue(graph.is_directed())
            nodes = [(i, n["node_type"], n["label"], n.get("date")) for i, n in graph.nodes(data=True)]
            edges = [(s, t, e["kind"], e["weight"], e["symmetric"], e.get("date")) for s, t, e in graph.edges(data=True)]
            self.compare(view, nodes, edges)
            places = [n["viz"]["position"] for _, n in graph.nodes(data=True)]
            self.check_positions([(place["x"], place["y"]) for place in places])
            self.assertTrue(all({"color", "size"} <= set(n["viz"]) for _, n in graph.nodes(data=True)))

    def test_igraph_reads_graphml(self):
        for view, stem in STEMS.items():
            graph = igraph.Graph.Read_GraphML(str(FOLDER / f"{stem}.graphml"))
            self.assertTrue(graph.is_directed())
            ids = [i.replace("&#38;", "&") for i in graph.vs["id"]]  # igraph leaves & escaped in ids, not in labels
            dates = graph.vs["date"] if "date" in graph.vs.attributes() else [None] * len(ids)
            nodes = list(zip(ids, graph.vs["node_type"], graph.vs["label"], map(missing_to_none, dates)))
            edges = [(ids[e.source], ids[e.target], e["kind"], e["weight"], e["symmetric"], missing_to_none(e["date"]))
                     for e in graph.es]
            self.compare(view, nodes, edges)
            self.check_positions(list(zip(graph.vs["x"], graph.vs["y"])))

    def test_sizes_are_those_that_gephi_keeps(self):
        for stem in STEMS.values():
            sizes = [n["size"] for _, n in networkx.read_graphml(FOLDER / f"{stem}.graphml", force_multigraph=True).nodes(data=True)]
            if len(set(sizes)) > 1:
                self.assertEqual((min(sizes), max(sizes)), (4, 100))

    def test_xml_is_well_formed(self):
        for stem in STEMS.values():
            for extension in ("gexf", "graphml"):
                subprocess.run(["xmllint", "--huge", "--noout", FOLDER / f"{stem}.{extension}"], check=True)

    @unittest.skipUnless(RELAX_NG.exists(), "the GEXF 1.3 schema is not here")
    def test_gexf_is_valid(self):
        for stem in STEMS.values():
            subprocess.run(["xmllint", "--huge", "--noout", "--relaxng", RELAX_NG, FOLDER / f"{stem}.gexf"], check=True,
                           stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
