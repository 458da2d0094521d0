#pragma once
#include <string_view>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/diagnostic.hpp>
#include <graphmatter/model/schema.hpp>

#include "ingest/fields.hpp"
#include "ingest/value.hpp"

namespace graphmatter::ingest {

/// A front matter that was read, and the file it stands in.
struct ReadFrontMatter {
    std::string_view text;        // of the whole file
    std::uint32_t body_line = 1;  // the front matter ends above it
    const Value& map;
    const PostFields& fields;
};

/// Adds what was taken as it is and still looks like a slip: blanks around values, brackets without a partner, values
/// of another type, further dates in odd forms.
void note_oddities(const ReadFrontMatter& post, const Schema& schema, std::string_view path, std::string_view today,
                   std::vector<Diagnostic>& diagnostics);

/// Adds a diagnostic if draft, exclude, published and status say different things about one post.
void note_draft_conflict(const Value& map, std::string_view path, std::vector<Diagnostic>& diagnostics);

/// Adds the row of Corpus::fields of a post.
void add_written_fields(const Value& map, const Schema& schema, Corpus& part);

}  // namespace graphmatter::ingest
