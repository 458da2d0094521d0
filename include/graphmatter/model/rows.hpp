#pragma once
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <graphmatter/model/ids.hpp>

namespace graphmatter {

/// Rows of different length in one flat array (compressed sparse rows). Row r holds
/// values[offsets[r] .. offsets[r+1]). Space: one T a value, 4 bytes a row; at most 2^32-1 values.
template <class T>
struct Rows {
    std::vector<std::uint32_t> offsets{0};
    std::vector<T> values;

    [[nodiscard]] std::size_t size() const noexcept { return offsets.size() - 1; }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }

    [[nodiscard]] std::span<const T> operator[](std::size_t row) const noexcept
    {
        assert(row < size());
        return {values.data() + offsets[row], values.data() + offsets[row + 1]};
    }
    template <DenseId Id>
    [[nodiscard]] std::span<const T> operator[](Id id) const noexcept
    {
        return (*this)[index(id)];
    }

    /// Ends the row that the values pushed since the last call make up.
    void close_row()
    {
        assert(values.size() <= std::numeric_limits<std::uint32_t>::max());
        offsets.push_back(static_cast<std::uint32_t>(values.size()));
    }
    void push_row(std::span<const T> row)
    {
        values.insert(values.end(), row.begin(), row.end());
        close_row();
    }
};

}  // namespace graphmatter
