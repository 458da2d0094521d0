#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace graphmatter::ingest {

/// Terms under numbers in order of first sight, each with the number of posts that hold it. A term is known by its
/// term_key() alone.
class TermDictionary {
  public:
    /// A term as a post holds it.
    struct Sight {
        std::uint64_t key = 0;  // term_key()
        std::string_view shown;
    };

    struct Slot {
        std::uint64_t key = 0;
        std::uint32_t number = 0, posts = 0;  // posts 0: free
    };

    /// Terms whose keys begin with the same bits stand together, in as many segments as these bits may tell apart.
    static constexpr unsigned segment_bits = 8;
    static constexpr std::size_t segments = 1U << segment_bits;

    /// Counts the terms of one post, each of them once; tells their numbers. Posts must come in rising order.
    void add_post(std::uint32_t post, std::span<const Sight> terms, std::span<std::uint32_t> numbers);

    [[nodiscard]] std::size_t size() const noexcept { return first_posts_.size(); }
    /// As the first of the posts, by their numbers, shows it.
    [[nodiscard]] std::string_view operator[](std::size_t number) const noexcept
    {
        return {bytes_.data() + begins_[number], shown_sizes_[number]};
    }
    [[nodiscard]] std::uint32_t first_post(std::size_t number) const noexcept { return first_posts_[number]; }

    /// Calls visit(const Slot&) for each term of a segment, in no order.
    template <class Visit>
    void for_each_in(std::size_t segment, Visit visit) const
    {
        if (slots_.empty()) return;
        const std::size_t mask = slots_.size() - 1, width = slots_.size() >> segment_bits, first = segment * width;
        // Terms that found their place taken stand further on, up to the first free place, at the end from the front.
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            const Slot& slot = slots_[(first + i) & mask];
            if (slot.posts == 0 && i >= width) break;
            if (slot.posts != 0 && slot.key >> (64 - segment_bits) == segment) visit(slot);
        }
    }

  private:
    [[nodiscard]] std::size_t slot_of(std::uint64_t key) const noexcept;
    std::uint32_t insert(std::uint32_t first_post, std::string_view shown);
    void make_room(std::size_t terms);

    // By number.
    std::vector<std::uint32_t> first_posts_, begins_;
    std::vector<std::uint16_t> shown_sizes_;
    std::string bytes_;
    std::vector<Slot> slots_;  // open addressing by the upper bits of keys, at most two thirds full
    unsigned shift_ = 0;       // what is left of a key is its place
};

}  // namespace graphmatter::ingest
