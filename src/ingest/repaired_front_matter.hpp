#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <graphmatter/model/diagnostic.hpp>

namespace graphmatter::ingest {

struct Repaired {
    std::string bytes;
    std::size_t mended = 0;
    std::vector<Diagnostic> left;
};

/// The bytes of a file with the repairs of its diagnostics made, each of them checked by reading the result.
[[nodiscard]] Repaired repaired_front_matter(std::string bytes, std::span<const Diagnostic> diagnostics);

}  // namespace graphmatter::ingest
