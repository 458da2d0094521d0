#pragma once
#include <span>

#include <graphmatter/model/findings.hpp>

namespace graphmatter::analyse {

/// Moves each position that an earlier one has taken already to the right, to the next free place.
/// O(n) unless very many coincide; 16 to 32 bytes a position. Coordinates must be below 8191 in size.
void move_apart(std::span<Position> positions);

}  // namespace graphmatter::analyse
