#!/usr/bin/env python3
"""Times every measure of one graph by measure_times, python3-igraph and networkx, in turns, and prints the ratios.

usage: peer_measures.py GRAPH.sqlite|EDGE_LIST [--program MEASURE_TIMES] [--networkx] [--only MEASURE...]
                        [--repeat N] [--save EDGE_LIST]

GRAPH.sqlite is what `graphmatter build -f sqlite` wrote: its analysis graph is taken (simple, undirected, weights
summed). Times of the clients are processor time, ours is wall time with all threads, and × is the one over the other.
On a busy machine wall time counts the others, too: then compare "× cpu", which divides by our processor time on all threads
(with two idle cores the wall ratio is up to twice that). networkx takes hours on large
graphs; ask for it up to 10,000 posts. Exit status: 0, 77 when a client is not installed.
"""
import argparse
import pathlib
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

MEASURES = ["degree", "weighted_degree", "pagerank", "component", "core_number", "community", "clustering", "eigenvector",
            "closeness", "betweenness"]


def from_database(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        places = {row[0]: place for place, row in enumerate(database.execute("SELECT id FROM node ORDER BY id"))}
        weights = {}
        for a, b, weight in database.execute("SELECT source, target, weight FROM edge"):
            if a != b:
                ends = tuple(sorted((places[a], places[b])))
                weights[ends] = weights.get(ends, 0.0) + weight
    return len(places), weights


def from_list(path):
    with open(path, encoding="ascii") as file:
        n = int(file.readline().split()[0])
        return n, {(int(a), int(b)): float(w) for a, b, w in map(str.split, file)}


def igraph_calls(n, weights):
    import igraph
    graph = igraph.Graph(n, list(weights))
    w = list(weights.values())
    def both_closeness():
        graph.closeness()
        graph.harmonic_centrality()
    return f"igraph {igraph.__version__}", {
        "degree": graph.degree, "weighted_degree": lambda: graph.strength(weights=w),
        "pagerank": lambda: graph.pagerank(weights=w), "component": graph.connected_components,
        "core_number": graph.coreness,
        "community": lambda: graph.community_leiden(objective_function="modularity", weights=w, n_iterations=2),
        "clustering": lambda: graph.transitivity_local_undirected(mode="zero"),
        "eigenvector": lambda: graph.eigenvector_centrality(weights=w),
        "closeness": both_closeness, "betweenness": lambda: graph.betweenness(directed=False)}


def networkx_calls(n, weights):
    import networkx
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python  # the other one wants SciPy
    graph = networkx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in weights.items())
    def both_closeness():
        networkx.closeness_centrality(graph)
        networkx.harmonic_centrality(graph)
    return f"networkx {networkx.__version__}", {
        "degree": lambda: dict(graph.degree()), "weighted_degree": lambda: dict(graph.degree(weight="weight")),
        "component": lambda: list(networkx.connected_components(graph)),
        "core_number": lambda: networkx.core_number(graph), "clustering": lambda: networkx.clustering(graph),
        "pagerank": lambda: _pagerank_python(graph),
        "community": lambda: networkx.community.louvain_communities(graph, seed=1),
        "closeness": both_closeness, "betweenness": lambda: networkx.betweenness_centrality(graph, normalized=False)}


def processor_seconds(call):
    start = time.process_time()
    call()
    return time.process_time() - start


def ours(program, edge_list, measure):
    answer = subprocess.run([program, edge_list, measure], check=True, capture_output=True, text=True).stdout.split()
    return float(answer[1]), float(answer[2]), float(answer[3])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("graph")
    parser.add_argument("--program", default="build/release/tests/bench/measure_times")
    parser.add_argument("--networkx", action="store_true")
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=MEASURES)
    parser.add_argument("--repeat", type=int, default=5, help="runs of ours and of quick clients (below 10 s)")
    parser.add_argument("--save", help="keep the edge list")
    options = parser.parse_args()
    n, weights = (from_database if options.graph.endswith(".sqlite") else from_list)(options.graph)
    try:
        clients = [igraph_calls(n, weights)] + ([networkx_calls(n, weights)] if options.networkx else [])
    except ImportError as missing:
        print(f"skipped: {missing}")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        edge_list = options.save or str(pathlib.Path(folder, "edges.txt"))
        with open(edge_list, "w", encoding="ascii") as file:
            file.write(f"{n} {len(weights)}\n")
            file.writelines(f"{a} {b} {w!r}\n" for (a, b), w in weights.items())
        print(f"{n:,} nodes, {len(weights):,} edges\n")
        print("| measure | ours s | ours cpu s | peak MB |" + "".join(f" {name} s | × | × cpu |" for name, _ in clients))
        print("|---|---:|---:|---:|" + "---:|---:|---:|" * len(clients))
        for measure in options.only:
            mine, peaks, used, theirs = [], [], [], {name: [] for name, _ in clients}
            for turn in range(options.repeat):
                seconds, peak, processor = ours(options.program, edge_list, measure)
                mine.append(seconds)
                peaks.append(peak)
                used.append(processor)
                for name, calls in clients:
                    if measure in calls and (turn == 0 or theirs[name][0] < 10):
                        theirs[name].append(processor_seconds(calls[measure]))
            seconds, processor = statistics.median(mine), statistics.median(used)
            row = f"| {measure} | {seconds:.4f} | {processor:.4f} | {statistics.median(peaks):.0f} |"
            for times in theirs.values():
                client = statistics.median(times) if times else None
                row += f" {client:.3f} | {client / seconds:.0f} | {client / max(processor, 1e-6):.0f} |" if times else " – | – | – |"
            print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
