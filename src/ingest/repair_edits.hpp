#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/model/diagnostic.hpp>

namespace graphmatter::ingest {

/// Bytes of a file.
struct Span {
    std::size_t first = 0, size = 0;
};

/// Bytes that go, and what comes in their place.
struct Edit {
    Span gone;
    std::string instead;
};

/// What a repair does to its value: it becomes another, or it goes because its list has the other already.
enum class RepairBy : bool { replacing, removing };

/// The edits that may mend a diagnostic, the best first. Whether one does, and changes nothing else, is seen when
/// the result is read.
[[nodiscard]] std::vector<Edit> edits_of(std::string_view bytes, const Diagnostic& diagnostic, RepairBy by);

/// The bytes from a diagnostic's place to the end of its line.
[[nodiscard]] std::string_view line_from(std::string_view bytes, const Diagnostic& diagnostic);

/// A quoted scalar at the start of a text: how long it is with its quotes, and what it says. nullopt when it does not
/// end on the line, or has an escape other than those of quotes and backslashes.
struct Quoted {
    std::size_t size = 0;
    std::string says;
};
[[nodiscard]] std::optional<Quoted> quoted_at(std::string_view text);

/// The same edit by lines and columns.
[[nodiscard]] TextEdit placed(std::string_view bytes, const Edit& edit);

}  // namespace graphmatter::ingest
