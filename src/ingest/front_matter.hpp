#pragma once
#include <cstdint>
#include <string_view>

#include "ingest/value.hpp"

namespace graphmatter::ingest {

enum class FrontMatterFormat : std::uint8_t { none, yaml, toml, json };

/// A file cut in two. Views into the text that was given.
struct FrontMatter {
    FrontMatterFormat format = FrontMatterFormat::none;
    std::string_view block;        // between the fences; for JSON with its braces
    std::uint32_t block_line = 0;  // line of the block's first byte
    std::string_view body;
    std::uint32_t body_line = 1;
    std::uint32_t odd_fence_line = 0;  // a fence of more or fewer than three dashes; 0: none
    std::uint32_t lines_above = 0;     // blank ones before the opening fence
    bool unclosed = false;             // an opening fence without a closing one: all is body
    bool unopened = false;             // fields down to a closing fence without an opening one: all is body
};

/// Finds the block at the head of a file: YAML between lines of three dashes (or closed by three dots), TOML between
/// lines of three plus signs, a JSON object. Two dashes, four or a long one do where fields stand below. Lines end in
/// LF.
[[nodiscard]] FrontMatter split_front_matter(std::string_view text);

/// Where a YAML block turns from fields to the text of a post, as it does when its closing line is missing and a rule
/// further down was taken for it; 0 if it does not.
[[nodiscard]] std::uint32_t first_line_of_text(const FrontMatter& front_matter);

/// Parses the block of any format.
[[nodiscard]] Parsed parse_front_matter(const FrontMatter& front_matter);

// One border file each.
[[nodiscard]] Parsed parse_yaml(std::string_view block, std::uint32_t first_line);
[[nodiscard]] Parsed parse_toml(std::string_view block, std::uint32_t first_line);
[[nodiscard]] Parsed parse_json(std::string_view block, std::uint32_t first_line);

}  // namespace graphmatter::ingest
