#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace graphmatter::ingest {

/// A one-line scalar taken out of a YAML block.
struct TakenScalar {
    std::uint32_t line = 0;    // 0-based, in the block
    std::uint32_t column = 0;  // 0-based, in characters
    bool plain = true;
    std::string_view text;  // the value without its quotes; a view into the block
};

/// What a one-character scalar stands for: a scalar, or a list of scalars.
struct StandIn {
    std::uint32_t line = 0;    // of the `x`, 0-based, in the shortened block
    std::uint32_t column = 0;  // 0-based, in bytes
    bool is_list = false;
    std::uint32_t first = 0, count = 1;  // in Shortened::scalars
    std::uint32_t dash = 0;              // list: column of its dashes, 0-based
};

/// A YAML block whose long scalars and plain lists were replaced by the one-character scalar `x`.
struct Shortened {
    std::string block;
    std::vector<std::uint32_t> lines;  // of each line its number in the block as written, 0-based; empty: the same
    std::vector<StandIn> stand_ins;    // in order
    std::vector<TakenScalar> scalars;
};

/// yaml-cpp spends about a microsecond on each character and more on each list item, so long one-line scalars
/// (summaries, titles, URLs) and lists of one-line scalars are taken out before it reads the block and put back as it
/// reports them. Only values whose text is beyond doubt qualify: after `name: ` or `- ` up to the end of the line,
/// plain ones without any character that could mean something, quoted ones without escapes; a list below a `name:` at
/// the margin, all of whose items qualify and behind which the next name stands at the margin. What looks like one of
/// these but is part of something else (a block scalar, a value of several lines) is found out by the caller: it
/// then does not meet every stand-in as a scalar at its place, and reads the block as it stands.
[[nodiscard]] Shortened shortened_yaml(std::string_view block);

}  // namespace graphmatter::ingest
