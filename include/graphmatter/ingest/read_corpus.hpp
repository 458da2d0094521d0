#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/ingest/configuration.hpp>
#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/diagnostic.hpp>
#include <graphmatter/model/progress.hpp>

namespace graphmatter::ingest {

/// A folder of posts, or one file. With several roots the name is the first part of every post's path.
struct Root {
    std::string name;
    std::filesystem::path folder;
};

/// Roots from "path" or "name=path" words. Throws UsageError for two roots of one name, DataError for a
/// path that is not there.
[[nodiscard]] std::vector<Root> roots_from(std::span<const std::string> words);

enum class Glosses : std::uint8_t { skip, collect };
enum class Texts : std::uint8_t { skip, collect };
enum class Titles : std::uint8_t { skip, find };

/// What to look for beside the posts themselves.
enum class Oddities : std::uint8_t {
    flaws,  // what could not be taken as it was written
    all     // also what was, and looks like a slip; fills Corpus::fields
};

struct ReadOptions {
    unsigned jobs = 0;                // threads; 0: as many as the machine has
    bool drafts = true;               // false leaves posts with `draft: true` out
    std::string today;                // "2026-01-31", dates after it are diagnosed; empty: none is
    Glosses glosses = Glosses::skip;  // names explained in parentheses: only alias proposals need them
    Texts texts = Texts::skip;        // the words of titles and bodies: only related posts need them
    Oddities oddities = Oddities::flaws;
    Titles titles = Titles::skip;  // in the prose of posts; needs all titles first, so that every file is read twice
};

/// Reads every .md, .mdx and .markdown file under the roots (hidden folders and node_modules left out),
/// with front matter in YAML, TOML or JSON. A flawed file gives diagnostics and still counts. The result
/// does not depend on the number of threads. Cost: one pass over the bytes; at most a few files in memory
/// per thread. Throws DataError if a root cannot be read, Cancelled.
[[nodiscard]] Noted<Corpus> read_corpus(std::span<const Root> roots, const Configuration& configuration,
                                        const ReadOptions& options = {}, const Watch& watch = {});

/// Fields found in the front matter of a vault, with the shapes of their values: what `init` builds on.
struct FieldUse {
    std::string name;  // as most often written
    std::size_t posts = 0, lists = 0, scalars = 0, maps = 0;
    std::size_t distinct = 0;  // different values
};
[[nodiscard]] std::vector<FieldUse> survey_fields(std::span<const Root> roots, const Configuration& configuration);

}  // namespace graphmatter::ingest
