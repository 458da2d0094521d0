#include <array>

#include "cli/command.hpp"

namespace graphmatter::cli {

namespace {

constexpr std::array table{
    Command{"build", "Read posts, write the graph and related posts as files",
            "graphmatter build ~/garden -o out\n"
            "  graphmatter build notes blog=~/site/posts -o out -f gexf,sqlite --view full --view entities\n"
            "  graphmatter build ~/garden -o out --measures betweenness,closeness --view entities --backbone 0.05",
            add_build},
    Command{
        "check", "Report what is odd about the posts, with file, line and way out",
        "graphmatter check ~/garden --strict\n"
        "  graphmatter check content --format sarif > findings.sarif\n"
        "  graphmatter check content --write-baseline known.txt && graphmatter check content --baseline known.txt\n"
        "  graphmatter check content --fix --dry-run | git apply",
        add_check,
        "Exit status: 0 done; 1 findings with --strict, or with --fix a finding that should have been mended and was\n"
        "left (standard error says why; the others are mended all the same); 2 wrong usage or configuration."},
    Command{"related", "List related posts with the reasons",
            "graphmatter related ~/garden --post posts/a.md\n"
            "  graphmatter related ~/garden --older-only --format json > related.json\n"
            "  graphmatter related ~/garden --explain-weights\n"
            "  graphmatter related out/graph.sqlite --top 3 --format json",
            add_related},
    Command{"aliases", "Propose names that mean one thing, with evidence",
            "graphmatter aliases ~/garden --min-confidence 0.9\n"
            "  graphmatter aliases ~/garden --format yaml > proposals.yaml\n"
            "  graphmatter aliases ~/garden --report kinds",
            add_aliases},
    Command{"query", "Ask a named question to a graph.sqlite",
            "graphmatter query out/graph.sqlite search --param text=谷歌\n"
            "  graphmatter query out/graph.sqlite central --param kind=people --param top=10 --format csv\n"
            "  graphmatter query --list",
            add_query},
    Command{"init", "Write a graphmatter.yaml that fits the vault", "graphmatter init ~/garden", add_init},
    Command{"list", "Show the formats, measures, queries, kinds, fields or codes there are", "graphmatter list formats",
            add_list},
};

}  // namespace

std::span<const Command> commands() noexcept { return table; }

}  // namespace graphmatter::cli
