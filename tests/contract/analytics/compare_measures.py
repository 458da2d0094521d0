#!/usr/bin/env python3
"""Compares the measures of graphmatter with those of networkx and igraph, within 1e-9 relative, and the modularity of the
communities with that of igraph's Leiden.

usage: compare_measures.py PRINT_MEASURES [EDGE_LIST]
EDGE_LIST is a graph of your own, as print_measures reads it; it is compared with igraph only.
Exit status: 0 all agree, 1 some differ, 77 networkx or igraph is not installed.
"""
import random
import subprocess
import sys
import tempfile

try:
    import igraph
    import networkx
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

TOLERANCE = 1e-9
DAMPING = 0.85


def random_graph(seed):
    """Sparse for some seeds, so in parts and with leaves; with self loops and parallel edges."""
    rng = random.Random(seed)
    n = rng.randint(2, 120)
    edges = [(rng.randrange(n), rng.randrange(n), rng.randint(1, 12) / 4) for _ in range(rng.randint(0, n * (1 + seed % 4)))]
    if edges and seed % 2:
        edges += [(b, a, w) for a, b, w in edges[:5]] + [(3 % n, 3 % n, 2.0)]
    edges += [(rng.randrange(n), n + leaf, 1.5) for leaf in range(seed % 5)]
    return f"random {seed}", n + seed % 5, edges


def graphs():
    yield "path", 5, [(i, i + 1, 1.0) for i in range(4)]
    yield "star", 6, [(0, i, 1.0) for i in range(1, 6)]
    clique = [(i, j, 1.0) for i in range(4) for j in range(i)]
    yield "two cliques with a bridge", 8, clique + [(a + 4, b + 4, w) for a, b, w in clique] + [(3, 4, 1.0)]
    yield "karate club", 34, [(a, b, 1.0) for a, b in networkx.karate_club_graph().edges()]
    yield "no edges", 3, []
    for seed in range(200):
        yield random_graph(seed)


def folded(edges):
    """What the analysis graph is by definition: no self loops, parallel edges summed."""
    weights = {}
    for a, b, weight in edges:
        if a != b:
            ends = (min(a, b), max(a, b))
            weights[ends] = weights.get(ends, 0.0) + weight
    return weights


def leading_eigenvector(n, weights, parts):
    """The eigenvector of the component that carries it, largest value 1; None where two components are level."""
    if not weights:
        return [0.0] * n
    found = []
    for part in parts:
        inside = {v: i for i, v in enumerate(part)}
        edges = [(inside[a], inside[b], w) for (a, b), w in weights.items() if a in inside]
        if edges:
            graph = igraph.Graph(len(part), [(a, b) for a, b, _ in edges])
            vector, value = graph.eigenvector_centrality(weights=[w for _, _, w in edges], return_eigenvalue=True)
            found.append((value, part, vector))
    found.sort(key=lambda one: -one[0])
    if len(found) > 1 and found[1][0] > found[0][0] * (1 - 1e-6):
        return None
    result = [0.0] * n
    for v, value in zip(found[0][1], found[0][2]):
        result[v] = value
    return result


def power_method(n, weights):
    """PageRank by networkx's definition to full precision (its own stops at a tolerance that it scales by n)."""
    graph = networkx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in weights.items())
    from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python
    # err < n * tol is reached only where rounding lets the sum of changes go below 1e-14.
    ranks = _pagerank_python(graph, alpha=DAMPING, max_iter=2000, tol=1e-14 / n)
    return [ranks[v] for v in range(n)]


def by_vertex(values, n):
    return [values[v] for v in range(n)]


def by_networkx(n, weights):
    graph = networkx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in weights.items())
    parts = sorted(map(sorted, networkx.connected_components(graph)), key=lambda part: (-len(part), part[0]))
    component = {v: number for number, part in enumerate(parts) for v in part}
    core = networkx.core_number(graph)
    return [[graph.degree(v) for v in range(n)], [graph.degree(v, weight="weight") for v in range(n)],
            power_method(n, weights), [component[v] for v in range(n)], [core[v] for v in range(n)],
            *(by_vertex(values, n) for values in (
                networkx.betweenness_centrality(graph, normalized=False), networkx.closeness_centrality(graph),
                {v: h / max(1, n - 1) for v, h in networkx.harmonic_centrality(graph).items()},
                networkx.clustering(graph))),
            leading_eigenvector(n, weights, parts)]


def by_igraph(n, weights):
    graph = igraph.Graph(n, list(weights))
    w = list(weights.values())
    parts = sorted(map(sorted, graph.connected_components()), key=lambda part: (-len(part), part[0]))
    component = {v: number for number, part in enumerate(parts) for v in part}
    # prpack solves the linear system; without edges it has nothing to weigh.
    rank = graph.pagerank(damping=DAMPING, weights=w, implementation="prpack") if w else [1 / n] * n
    # igraph's closeness is within the component; ours weighs it by the share of the others that it reaches.
    reached = {v: len(part) - 1 for part in parts for v in part}
    near = [c * reached[v] / (n - 1) if reached[v] else 0.0 for v, c in enumerate(graph.closeness())]
    harmonic = [h if n > 1 else 0.0 for h in graph.harmonic_centrality()]
    return [graph.degree(), graph.strength(weights=w) if w else [0.0] * n, rank, [component[v] for v in range(n)],
            graph.coreness(), graph.betweenness(directed=False), near, harmonic,
            graph.transitivity_local_undirected(mode="zero"), leading_eigenvector(n, weights, parts)]


def leiden_lead(n, weights, membership):
    """Modularity of igraph's Leiden, the mean of five seeds, above that of this membership."""
    graph = igraph.Graph(n, list(weights))
    w = list(weights.values())
    total = 0.0
    for seed in range(5):
        random.seed(seed)
        found = graph.community_leiden(objective_function="modularity", weights=w, n_iterations=2)
        total += graph.modularity(found.membership, weights=w)
    return total / 5 - graph.modularity(membership, weights=w)


def main():
    program = sys.argv[1]
    print(f"networkx {networkx.__version__}, igraph {igraph.__version__}")
    cases = list(graphs())
    own = sys.argv[2] if len(sys.argv) > 2 else None
    if own:
        with open(own, encoding="ascii") as file:
            n = int(file.readline().split()[0])
            cases = [(own, n, [(int(a), int(b), float(w)) for a, b, w in map(str.split, file)])]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        for _, n, edges in cases:
            file.write(f"{n} {len(edges)}\n" + "".join(f"{a} {b} {w!r}\n" for a, b, w in edges))
        file.flush()
        lines = iter(subprocess.run([program, file.name], check=True, capture_output=True, text=True).stdout.splitlines())
    names = ["degree", "weighted_degree", "pagerank", "component", "core_number", "betweenness", "closeness",
             "harmonic_closeness", "clustering", "eigenvector"]
    worst, wrong, values, leads = 0.0, 0, 0, []
    for name, n, edges in cases:
        rows = [[float(value) for value in next(lines).split()] for _ in range(n)]
        weights = folded(edges)
        if weights:
            leads.append(leiden_lead(n, weights, [int(row[-1]) for row in rows]))
        clients = (("igraph", by_igraph),) if own else (("networkx", by_networkx), ("igraph", by_igraph))
        for client, answers in clients:
            answer = answers(n, weights)
            for column, measure in enumerate(names):
                if answer[column] is None:
                    continue
                for v in range(n):
                    ours, theirs = rows[v][column], answer[column][v]
                    # An eigenvector is known to a share of its largest value, 1, and no better; zeros of
                    # betweenness are sums of rounding errors in the clients.
                    scale = 1.0 if measure == "eigenvector" else max(abs(theirs), 1e-9 if measure == "betweenness" else 1e-300)
                    error = abs(ours - theirs) / scale if ours != theirs else 0.0
                    worst = max(worst, error)
                    values += 1
                    if not error <= TOLERANCE:
                        wrong += 1
                        print(f"{name}, vertex {v}: {measure} is {ours}, {client} says {theirs}")
    if next(lines, None) is not None:
        wrong += 1
        print("more lines than vertices")
    # Both stop in some local optimum; on a small graph the next one can be a step away.
    lead = sum(leads) / len(leads)
    print(f"modularity of igraph's Leiden above ours: {lead:.4f} on average, at most {max(leads):.4f}")
    wrong += lead > 0.005 or max(leads) > (0.005 if own else 0.04)
    print(f"{len(cases)} graphs, {values} values, {wrong} differ, largest relative difference {worst:.1e}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
