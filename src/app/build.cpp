#include <graphmatter/app/build.hpp>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <string_view>

#include <graphmatter/analyse/vault_findings.hpp>
#include <graphmatter/resolve/resolve.hpp>

namespace graphmatter::app {

namespace {

Provenance provenance(const BuildOptions& options)
{
    Provenance about;
    about.generator = "graphmatter " GRAPHMATTER_VERSION;
    about.min_posts = options.analyse.min_posts;
    about.related_top = options.analyse.related_top;
    about.drafts = options.read.drafts;
    about.backbone = options.analyse.backbone;
    about.period = analyse::name_of(options.analyse.period);
    about.related_policies = options.analyse.related_policies;
    about.related_weights = options.analyse.related_weights;
    return about;
}

/// Of a post whose file is a link to another post's, what is said of that file stays unsaid.
void drop_repeated(const Corpus& corpus, std::vector<Diagnostic>& diagnostics)
{
    std::set<std::string_view> links;
    for (const Post& post : corpus.posts)
        if (post.repeats) links.insert(corpus[post.path]);
    if (links.empty()) return;
    std::erase_if(diagnostics, [&links](const Diagnostic& d) {
        return links.contains(d.path) && !d.code.starts_with("link-") && !d.code.starts_with("duplicate-");
    });
}

/// Where neither texts nor titles count, the words of the posts need not be read; every kind of entity then counts
/// alike.
bool needs_texts(const analyse::AnalyseOptions& options)
{
    return options.related_top > 0 && (options.related_weights.text > 0 || options.related_weights.title > 0);
}

ingest::Titles titles_for(const analyse::AnalyseOptions& options)
{
    return options.related_top > 0 && options.related_weights.mentions > 0 ? ingest::Titles::find
                                                                           : ingest::Titles::skip;
}

}  // namespace

Snapshot read(std::span<const ingest::Root> roots, const ingest::Configuration& configuration,
              const BuildOptions& options, const Watch& watch)
{
    Snapshot snapshot;
    snapshot.about = provenance(options);
    snapshot.schema = configuration.schema;
    auto [corpus, oddities] = ingest::read_corpus(roots, configuration, options.read, watch);
    auto [graph, doubts] = resolve::resolve(
        corpus, snapshot.schema,
        {configuration.aliases, configuration.stop, configuration.base_urls, configuration.distinct, options.read.jobs},
        watch);
    snapshot.corpus = std::move(corpus);
    snapshot.graph = std::move(graph);
    snapshot.diagnostics = std::move(oddities);
    std::ranges::move(doubts, std::back_inserter(snapshot.diagnostics));
    sort_diagnostics(snapshot.diagnostics);
    return snapshot;
}

Snapshot check(std::span<const ingest::Root> roots, const ingest::Configuration& configuration,
               const BuildOptions& options, const Watch& watch)
{
    BuildOptions all = options;
    all.read.oddities = ingest::Oddities::all;
    Snapshot snapshot = read(roots, configuration, all, watch);
    std::ranges::move(analyse::vault_findings(
                          snapshot.corpus, snapshot.graph, snapshot.schema,
                          {configuration.aliases, configuration.distinct, snapshot.diagnostics, options.read.jobs}),
                      std::back_inserter(snapshot.diagnostics));
    drop_repeated(snapshot.corpus, snapshot.diagnostics);
    // A single file does not tell what its links lead to.
    if (std::ranges::none_of(roots,
                             [](const ingest::Root& root) { return std::filesystem::is_directory(root.folder); }))
        std::erase_if(snapshot.diagnostics, [](const Diagnostic& d) { return d.code == "link-dead"; });
    sort_diagnostics(snapshot.diagnostics);
    return snapshot;
}

Snapshot prepare(std::span<const ingest::Root> roots, const ingest::Configuration& configuration,
                 const BuildOptions& options, const Watch& watch)
{
    BuildOptions with_texts = options;
    if (needs_texts(options.analyse)) with_texts.read.texts = ingest::Texts::collect;
    with_texts.read.titles = titles_for(options.analyse);
    return read(roots, configuration, with_texts, watch);
}

void add_findings(Snapshot& snapshot, const BuildOptions& options, const Watch& watch)
{
    snapshot.findings = analyse::analyse(snapshot.corpus, snapshot.graph, snapshot.schema, options.analyse, watch);
}

Snapshot build(std::span<const ingest::Root> roots, const ingest::Configuration& configuration,
               const BuildOptions& options, const Watch& watch)
{
    Snapshot snapshot = prepare(roots, configuration, options, watch);
    add_findings(snapshot, options, watch);
    return snapshot;
}

}  // namespace graphmatter::app
