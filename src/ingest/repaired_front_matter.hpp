#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <graphmatter/ingest/repair.hpp>
#include <graphmatter/model/diagnostic.hpp>
#include <graphmatter/model/schema.hpp>

namespace graphmatter::ingest {

struct Repaired {
    std::string bytes;
    std::size_t mended = 0;
    std::vector<LeftFinding> left;
};

/// The bytes of a file with the repairs of its diagnostics made, each of them checked by reading the result.
[[nodiscard]] Repaired repaired_front_matter(std::string bytes, std::span<const Diagnostic> diagnostics,
                                             const Schema& schema);

/// For each diagnostic the edit that mends it alone in the file as it is; nullopt if there is none.
[[nodiscard]] std::vector<std::optional<TextEdit>> single_edits(std::string_view bytes,
                                                                std::span<const Diagnostic> diagnostics,
                                                                const Schema& schema);

}  // namespace graphmatter::ingest
