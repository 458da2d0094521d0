#pragma once
#include <string_view>

namespace graphmatter::exports {

class TextWriter;

// The JSON files are streamed: building a nlohmann::json tree of 170,000 edges takes about 1 s and 400 MB, where
// writing them takes a tenth of a second and no memory. Only the text needs care, and that is all here.

/// A JSON string with its quotes. The characters that XML forbids are left out here as well, so that a label is
/// the same in every file. Write it with TextWriter::put.
struct Json {
    std::string_view text;
};
void write_to(TextWriter& out, Json json);

}  // namespace graphmatter::exports
