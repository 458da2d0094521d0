#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/value.hpp"

namespace graphmatter::ingest {

/// What was taken out of a block: a scalar, for which `x` stands, or fields at the margin, for which `x: x` stands.
struct StandIn {
    enum class For : std::uint8_t { scalar, fields };
    For what = For::scalar;
    std::uint32_t line = 0;              // of the `x` that is a value, 0-based, in the shortened block
    std::uint32_t column = 0;            // 0-based, in bytes
    std::uint32_t first = 0, count = 1;  // in Shortened::scalars or Shortened::fields
};

/// A YAML block, shortened: values as yaml-cpp would have told them, places as in the file.
struct Shortened {
    std::string block;
    std::vector<std::uint32_t> lines;  // of each line its number in the block as written, 0-based; empty: the same
    std::vector<StandIn> stand_ins;    // in order
    std::vector<Value> scalars;
    std::vector<Field> fields;

    /// Nothing is left of the block but one `x: x`, so there is nothing to ask yaml-cpp.
    [[nodiscard]] bool is_all_fields() const { return block == "x: x" || block == "x: x\n"; }
};

/// yaml-cpp spends about a microsecond on each character and more on each list item, so what leaves no doubt is taken
/// out before it reads the block and put back as it reports what stands there. No doubt is about
/// - a value behind `name: ` or `- ` up to the end of the line: plain without any character that could mean something,
///   or quoted without escapes;
/// - fields at the margin, one behind another: a name with such a value behind it, a list of such values in brackets
///   (of plain ones those of letters, digits and blanks), or a list of such values below, item by item, behind which
///   the next name stands at the margin.
/// What looks like one of these but is part of something else (a block scalar, a value of several lines, a map in
/// braces) is found out by the caller: it then does not meet every stand-in in its place, and reads the block as it
/// stands.
[[nodiscard]] Shortened shortened_yaml(std::string_view block, std::uint32_t first_line);

}  // namespace graphmatter::ingest
