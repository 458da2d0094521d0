#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace graphmatter::ingest {

/// A long one-line scalar taken out of a YAML block.
struct StandIn {
    std::uint32_t line = 0;    // 0-based, in the block
    std::uint32_t column = 0;  // 0-based, in bytes
    bool plain = true;
    std::string_view text;     // the value without its quotes; a view into the block
};

/// A YAML block whose long scalars were replaced by the one-character scalar `x`.
struct Shortened {
    std::string block;
    std::vector<StandIn> stand_ins;  // in order
};

/// yaml-cpp spends about a microsecond on each character of a scalar, so long one-line scalars (summaries,
/// titles, URLs) are taken out before it reads the block and put back as it reports them. Only values whose text
/// is beyond doubt qualify: after `name: ` or `- ` up to the end of the line, plain ones without any character that
/// could mean something, quoted ones without escapes. What looks like such a line but is part of something else
/// (a block scalar, a value of several lines) is found out by the caller: it then does not meet every stand-in
/// as a scalar at its place, and reads the block as it stands.
[[nodiscard]] Shortened shortened_yaml(std::string_view block);

}  // namespace graphmatter::ingest
