#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/corpus.hpp>
#include <graphmatter/model/diagnostic.hpp>
#include <graphmatter/model/schema.hpp>

#include "ingest/post_lists.hpp"
#include "ingest/value.hpp"

namespace graphmatter::ingest {

/// A name in an entity field.
struct WrittenName {
    std::string text;
    std::uint32_t line = 0, column = 0;
    FieldId field{};
};

/// What the front matter of one post says.
struct PostFields {
    std::string title, summary, extra;  // extra: JSON, empty when there is nothing
    Moment date;
    std::string permalink;  // `permalink` or `url`, without templates
    std::string slug;
    bool no_url = false;  // permalink: false
    bool draft = false, exclude = false;
    std::vector<WrittenName> names;
    std::vector<std::string> aliases;
    std::vector<WrittenPost> listed;
};

/// Reads a front-matter map by the schema; oddities go to `diagnostics` under `path`. `today` ("" or ISO) is the
/// last day that is not the future.
[[nodiscard]] PostFields read_fields(const Value& map, const Schema& schema, std::string_view path,
                                     std::string_view today, std::vector<Diagnostic>& diagnostics);

/// The fields as one JSON object: numbers and booleans where the text is one, else text as written.
[[nodiscard]] std::string attributes_json(const std::vector<const Field*>& fields);

/// True if the text holds characters that XML 1.0 forbids.
[[nodiscard]] bool has_control_characters(std::string_view text) noexcept;

}  // namespace graphmatter::ingest
