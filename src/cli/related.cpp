#include <algorithm>
#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <graphmatter/app/evaluate.hpp>
#include <graphmatter/app/tune.hpp>
#include <graphmatter/exports/evaluation_json.hpp>
#include <graphmatter/exports/related_lists.hpp>
#include <graphmatter/model/error.hpp>

#include "cli/command.hpp"
#include "cli/evaluation_report.hpp"
#include "cli/names.hpp"
#include "cli/options.hpp"
#include "cli/policy_options.hpp"
#include "cli/progress_line.hpp"
#include "cli/related_from_database.hpp"
#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace {

using exports::RelatedList;

constexpr std::uint32_t top_from_configuration = 0;

struct RelatedCommand {
    ContentOptions content;
    std::string post, format = "text", evaluate;
    std::uint32_t top = top_from_configuration;
    PolicyOptions policies;
    bool explain_weights = false, tune = false;
};

bool is_database(const std::vector<std::string>& content)
{
    if (content.size() != 1) return false;
    const std::filesystem::path file{content.front()};
    std::error_code error;
    const auto extension = file.extension();
    return (extension == ".sqlite" || extension == ".sqlite3" || extension == ".db") &&
           !std::filesystem::is_directory(file, error);
}

bool same_file(const std::filesystem::path& a, const std::filesystem::path& b)
{
    return a.lexically_normal() == b.lexically_normal();
}

/// The posts that the user may mean by a path, id, title or URL; all of them for "".
std::vector<PostId> posts_meant(const Snapshot& snapshot, const Content& content, const std::string& wanted)
{
    const auto& corpus = snapshot.corpus;
    std::vector<PostId> found;
    std::vector<std::string_view> paths;
    for (std::size_t i = 0; i < corpus.posts.size(); ++i) {
        const Post& post = corpus.posts[i];
        const auto path = corpus[post.path];
        paths.push_back(path);
        if (wanted.empty() || wanted == path || wanted == corpus[post.key] ||
            wanted == fmt::format("post:{}", corpus[post.key]) || wanted == corpus[post.title] ||
            wanted == corpus[post.url] || same_file(wanted, path_to_open(content, std::string{path})))
            found.push_back(id_at<PostId>(i));
    }
    if (found.empty() && !wanted.empty()) throw UsageError(unknown_post(wanted, paths));
    return found;
}

Content opened(const RelatedCommand& command)
{
    Content content = opened(command.content);
    auto& analyse = content.options.analyse;
    if (command.top != top_from_configuration) analyse.related_top = command.top;
    apply(command.policies, analyse);
    return content;
}

Snapshot built(const RelatedCommand& command, const Content& content, const Environment& environment)
{
    ProgressLine line{command.content.quiet};
    Snapshot snapshot = app::build(content.roots, content.configuration, content.options, line.watch(environment));
    line.finish();
    expect_posts(content, snapshot);
    return snapshot;
}

std::vector<RelatedList> lists_from_content(const RelatedCommand& command, const Environment& environment)
{
    const Content content = opened(command);
    const Snapshot snapshot = built(command, content, environment);
    return exports::related_lists(snapshot, posts_meant(snapshot, content, command.post));
}

/// What the engine found out about the kinds: those of which some entity is named in two posts or more.
void explain_weights(const RelatedCommand& command, const Environment& environment)
{
    const Content content = opened(command);
    const Snapshot snapshot = built(command, content, environment);
    std::vector<std::size_t> shared(snapshot.schema.kinds.size());
    for (std::size_t n = 0; n < snapshot.graph.nodes.size(); ++n)
        if (snapshot.graph.posts[n] >= 2) ++shared[index(snapshot.graph.nodes[n].kind)];
    std::string text, json;
    for (std::size_t k = 0; k < shared.size(); ++k) {
        const std::string& name = snapshot.schema.kinds[k].name;
        if (shared[k] == 0 || id_at<KindId>(k) == post_kind || name == kind::site) continue;
        text += fmt::format("{:<14} {:.2f}  {} shared by posts\n", name, snapshot.findings.kind_weights[k], shared[k]);
        json += fmt::format("{}\n  \"{}\": {:.4f}", json.empty() ? "" : ",", name, snapshot.findings.kind_weights[k]);
    }
    print(command.format == "json" ? fmt::format("{{{}\n}}\n", json) : text);
}

std::string text_of(const RelatedList& list)
{
    std::string text = list.path + '\n';
    if (list.suggestions.empty()) text += "  nothing is related\n";
    for (const auto& suggestion : list.suggestions) {
        text += fmt::format("  {:.2f}  {}  {}\n", suggestion.score, suggestion.path, suggestion.title);
        if (!suggestion.why.empty()) text += fmt::format("        {}\n", suggestion.why);
    }
    return text;
}

int evaluate(const RelatedCommand& command, const Environment& environment)
{
    if (is_database(command.content.content))
        throw UsageError("--evaluate needs the posts, not a graph.sqlite: give it the content folder");
    const Content content = opened(command);
    ProgressLine line{command.content.quiet};
    if (command.tune) {
        const Tuning tuning =
            app::tune(content.roots, content.configuration, command.evaluate, content.options, line.watch(environment));
        print(command.format == "json" ? exports::tuning_json(tuning) : tuning_text(tuning, command.evaluate));
        return done;
    }
    const auto evaluation =
        app::evaluate(content.roots, content.configuration, command.evaluate, content.options, line.watch(environment));
    print(command.format == "json" ? exports::evaluation_json(evaluation)
                                   : evaluation_text(evaluation, command.evaluate));
    return done;
}

/// A database holds the lists as they were built: they can be cut, and no more.
void expect_none_that_needs_posts(const RelatedCommand& command)
{
    const auto& policies = command.policies;
    if (command.explain_weights || policies.older_only || policies.newer_only || policies.drafts_too ||
        policies.per_series || policies.per_speaker || policies.title_mentions)
        throw UsageError(
            "--older-only, --newer-only, --per-series, --per-speaker, --drafts-too, --title-mentions and "
            "--explain-weights need the posts, not a graph.sqlite; graphmatter build takes all but the last, too");
}

int run(const RelatedCommand& command, const Environment& environment)
{
    expect_name("format", command.format, std::array<std::string_view, 3>{"text", "json", "yaml"});
    if (command.format == "yaml" && (!command.evaluate.empty() || command.explain_weights))
        throw UsageError("--format yaml is for lists; --evaluate and --explain-weights print text or json");
    if (!command.evaluate.empty()) return evaluate(command, environment);
    const bool from_database = is_database(command.content.content);
    if (from_database) expect_none_that_needs_posts(command);
    if (command.explain_weights) {
        explain_weights(command, environment);
        return done;
    }
    const auto lists = from_database ? lists_from_database(command.content.content.front(), command.post, command.top,
                                                           command.policies.min_score.value_or(0))
                                     : lists_from_content(command, environment);
    if (command.format == "json")
        print(exports::related_lists_json(lists));
    else if (command.format == "yaml")
        print(exports::related_lists_yaml(lists));
    else
        for (const auto& list : lists) print(text_of(list));
    return done;
}

}  // namespace

std::string unknown_post(const std::string& wanted, const std::vector<std::string_view>& paths)
{
    constexpr std::size_t few = 10;
    const std::string message = unknown_name("post", wanted, paths);
    if (paths.size() <= few || message.ends_with('?')) return message;
    return fmt::format("there is no post '{}'; give its path below the folder, id, title or URL", wanted);
}

void add_related(CLI::App& app, Action& action)
{
    const auto command = std::make_shared<RelatedCommand>();
    add_content_options(app, command->content);
    app.get_option("CONTENT")->description("Folders of posts, or single files; or one graph.sqlite");
    app.add_option("--post", command->post, "Only this post: its path, id, title or URL")->type_name("PATH");
    app.add_option("--top", command->top, "At most N posts in a list [10]; a graph.sqlite holds what it was built with")
        ->type_name("N")
        ->check(CLI::Range(1U, 1000U, "1 to 1000"));
    add_policy_options(app, command->policies);
    app.add_flag("--explain-weights", command->explain_weights,
                 "Print how much sharing an entity of each kind says about two posts, 0 to 1");
    app.add_option("--format", command->format, "text, json or yaml (lists only) [text]")->type_name("FORMAT");
    auto* evaluated =
        app.add_option(
               "--evaluate", command->evaluate,
               "Compare the suggestions with the posts that this front-matter field lists, which is not looked at")
            ->type_name("FIELD")
            ->excludes("--post");
    app.add_flag(
           "--tune", command->tune,
           "With --evaluate: learn the weights of the score from that field, and print them if they are better on "
           "posts that they were not learned from")
        ->needs(evaluated);
    app.callback([command, &action] {
        action = [command](const Environment& environment) { return run(*command, environment); };
    });
}

}  // namespace graphmatter::cli
