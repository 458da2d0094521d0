#include "cli/options.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <thread>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <graphmatter/model/error.hpp>

#include "cli/log.hpp"
#include "cli/terminal.hpp"

namespace graphmatter::cli {

namespace {

/// The day against which dates lie in the future: SOURCE_DATE_EPOCH, else now; in UTC, so that the time zone of
/// the machine does not matter.
std::string today()
{
    std::chrono::sys_seconds now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (const char* given = std::getenv("SOURCE_DATE_EPOCH"); given != nullptr && *given != '\0') {
        const std::string_view text{given};
        std::int64_t seconds = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
        constexpr std::int64_t last_second = 253402300799;  // of the year 9999
        if (error != std::errc{} || end != text.data() + text.size() || seconds < 0 || seconds > last_second)
            throw UsageError(fmt::format("SOURCE_DATE_EPOCH must be seconds since 1970, not '{}'", text));
        now = std::chrono::sys_seconds{std::chrono::seconds{seconds}};
    }
    return to_string(Date{std::chrono::floor<std::chrono::days>(now)});
}

ingest::Configuration configuration_for(const ContentOptions& options, const std::vector<ingest::Root>& roots)
{
    if (!options.configuration.empty()) return ingest::read_configuration(options.configuration);
    const auto own = roots.front().folder / "graphmatter.yaml";
    std::error_code error;
    if (std::filesystem::is_regular_file(own, error)) return ingest::read_configuration(own);
    const auto other = roots.front().folder / "graphmatter.yml";
    if (!options.quiet && std::filesystem::is_regular_file(other, error))
        complain(
            fmt::format("note: {} is not read; call it graphmatter.yaml, or give it with --config", other.string()));
    return {};
}

}  // namespace

void add_content_options(CLI::App& app, ContentOptions& options)
{
    app.add_option("CONTENT", options.content, "Folders of posts, or single files; name=path gives a folder a name")
        ->required();
    app.add_option("-c,--config", options.configuration, "Configuration file [graphmatter.yaml of the first folder]")
        ->type_name("FILE");
    app.add_option("--jobs", options.jobs, "Threads, at most as many as the machine has [all]")->type_name("N");
    app.add_flag("--no-drafts", options.no_drafts, "Leave posts with `draft: true` out");
    app.add_flag("--quiet", options.quiet, "No progress, no notes, no summary");
    app.add_flag("--verbose", options.verbose, "Tell the time and memory of each stage on standard error");
}

Content opened(const ContentOptions& options)
{
    start_log(options.verbose);
    Content content;
    content.roots = ingest::roots_from(options.content);
    for (const auto& root : content.roots) content.typed.push_back(root.folder.string());
    content.configuration = configuration_for(options, content.roots);
    const unsigned jobs = std::min(options.jobs, std::max(1U, std::thread::hardware_concurrency()));
    content.options.read = {jobs, !options.no_drafts, today()};
    content.options.analyse.jobs = jobs;
    content.options.analyse.related_top = content.configuration.related_top;
    content.options.analyse.related_policies = content.configuration.related_policies;
    content.options.analyse.related_weights = content.configuration.related_weights;
    return content;
}

std::string why_no_posts(const Content& content, const Snapshot& snapshot)
{
    return fmt::format("no post in {}: there is no .md, .mdx or .markdown file, or all are left out{}",
                       fmt::join(content.typed, ", "),
                       snapshot.diagnostics.empty() ? " (include, exclude, drafts)" : "; graphmatter check says more");
}

void expect_posts(const Content& content, const Snapshot& snapshot)
{
    if (snapshot.corpus.posts.empty()) throw DataError(why_no_posts(content, snapshot));
}

std::string path_to_open(const Content& content, const std::string& path)
{
    std::string rest = path;
    std::size_t root = 0;
    if (content.roots.size() > 1) {
        const std::string name = path.substr(0, path.find('/'));
        while (root < content.roots.size() && content.roots[root].name != name) ++root;
        if (root == content.roots.size()) return path;
        rest.erase(0, std::min(name.size() + 1, rest.size()));
    }
    std::error_code error;
    const std::string& typed = content.typed[root];
    if (!std::filesystem::is_directory(typed, error)) return typed;
    return typed.ends_with('/') ? typed + rest : typed + '/' + rest;
}

std::string path_from_here(const Content& content, const std::string& path)
{
    const std::filesystem::path opened = std::filesystem::path{path_to_open(content, path)}.lexically_normal();
    if (!opened.is_absolute()) return opened.string();
    std::error_code error;
    const auto relative = opened.lexically_relative(std::filesystem::current_path(error));
    return relative.empty() || *relative.begin() == ".." ? opened.string() : relative.string();
}

}  // namespace graphmatter::cli
