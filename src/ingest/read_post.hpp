#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/ingest/configuration.hpp>
#include <graphmatter/ingest/read_corpus.hpp>
#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/diagnostic.hpp>

#include "ingest/find_files.hpp"
#include "ingest/post_terms.hpp"
#include "ingest/value.hpp"

namespace graphmatter::ingest {

/// The bytes of a file as UTF-8 text with LF line ends; `bytes` is reused from file to file. False and a
/// diagnostic when the file cannot be read.
bool read_text(const PostFile& file, std::string& bytes, std::vector<Diagnostic>& diagnostics);
// Its two halves.
bool read_bytes(const PostFile& file, std::string& bytes, std::vector<Diagnostic>& diagnostics);
void to_text(std::string& bytes, std::string_view path, std::vector<Diagnostic>& diagnostics);

/// True if the process may put another file in the place of this one.
[[nodiscard]] bool may_be_replaced(const std::filesystem::path& file);

/// What the posts of a part are added to.
struct PartOfCorpus {
    Corpus& corpus;
    TermCounter& terms;
    std::vector<Diagnostic>& diagnostics;
};

/// Adds one post to a part of the corpus; a post that is to be left out (exclude, drafts) adds nothing.
void read_post(const PostFile& file, std::string_view text, const Configuration& configuration,
               const ReadOptions& options, PartOfCorpus to);

/// The front matter of a file as a map; flaws become diagnostics and give a null value.
[[nodiscard]] Value front_matter_of(std::string_view text, std::string_view path, std::string_view& body,
                                    std::uint32_t& body_line, std::vector<Diagnostic>& diagnostics);

}  // namespace graphmatter::ingest
