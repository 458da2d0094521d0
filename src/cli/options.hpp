#pragma once
#include <memory>
#include <string>
#include <vector>

#include <graphmatter/app/build.hpp>
#include <graphmatter/model/diagnostic.hpp>

namespace CLI {
class App;
}

namespace graphmatter::cli {

/// Options of every command that reads posts.
struct ContentOptions {
    std::vector<std::string> content;
    std::string configuration;
    unsigned jobs = 0;
    bool no_drafts = false, quiet = false, verbose = false;
};
void add_content_options(CLI::App& app, ContentOptions& options);

/// What those options lead to: folders, configuration and options for app::build.
struct Content {
    std::vector<ingest::Root> roots;
    std::vector<std::string> typed;  // a root: its path as the user wrote it
    ingest::Configuration configuration;
    app::BuildOptions options;
};
/// Throws UsageError for a faulty configuration or SOURCE_DATE_EPOCH, DataError for a folder that is not there.
[[nodiscard]] Content opened(const ContentOptions& options);

/// What to say where nothing was read: a wrong folder, or all is left out.
[[nodiscard]] std::string why_no_posts(const Content& content, const Snapshot& snapshot);
/// Throws that as a DataError if so.
void expect_posts(const Content& content, const Snapshot& snapshot);

/// A post's path in such a way that a terminal or an editor in this folder can open it.
[[nodiscard]] std::string path_to_open(const Content& content, const std::string& path);

/// The same, below this folder where it can be, for files that others read from here.
[[nodiscard]] std::string path_from_here(const Content& content, const std::string& path);

}  // namespace graphmatter::cli
