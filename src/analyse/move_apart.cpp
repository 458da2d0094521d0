#include "analyse/move_apart.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace graphmatter::analyse {

namespace {

constexpr float step = 1.0F / 1'024;  // at least the spacing of floats below 8192

/// The positions taken so far, in an open-addressing table.
class TakenPositions {
  public:
    explicit TakenPositions(std::size_t count) : slots_(std::bit_ceil(count * 2 + 1), free_slot) {}

    /// False when the position is taken already.
    [[nodiscard]] bool take(const Position& position)
    {
        // Adding zero turns -0 into 0, which is the same place.
        const std::uint64_t key = std::uint64_t{std::bit_cast<std::uint32_t>(position.x + 0.0F)} << 32 |
                                  std::bit_cast<std::uint32_t>(position.y + 0.0F);
        std::size_t slot = (key * 0x9E3779B97F4A7C15ULL) >> 20 & (slots_.size() - 1);
        for (; slots_[slot] != free_slot; slot = (slot + 1) & (slots_.size() - 1))
            if (slots_[slot] == key) return false;
        slots_[slot] = key;
        return true;
    }

  private:
    static constexpr std::uint64_t free_slot = ~std::uint64_t{0};  // the bits of two NaNs, never a position
    std::vector<std::uint64_t> slots_;
};

}  // namespace

void move_apart(std::span<Position> positions)
{
    TakenPositions taken{positions.size()};
    for (Position& position : positions)
        while (!taken.take(position)) position.x += step;
}

}  // namespace graphmatter::analyse
