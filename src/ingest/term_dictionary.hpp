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

    /// Counts the terms of one post, each of them once; appends their numbers. Posts must come in rising order.
    void add_post(std::uint32_t post, std::span<const Sight> terms, std::vector<std::uint32_t>& numbers);
    /// Adds all terms of another dictionary; their numbers here, by their numbers there.
    [[nodiscard]] std::vector<std::uint32_t> add_all(const TermDictionary& other);

    [[nodiscard]] std::size_t size() const noexcept { return first_posts_.size(); }
    /// As the first of the posts, by their numbers, shows it.
    [[nodiscard]] std::string_view operator[](std::size_t number) const noexcept
    {
        return {bytes_.data() + begins_[number], shown_sizes_[number]};
    }
    /// Key, number and count of posts of every term, in no order; some are free.
    [[nodiscard]] std::span<const Slot> slots() const noexcept { return slots_; }

  private:
    /// Calls visit(i, the slot of key_at(i)) for each i below count, for which there must be room, with the memory
    /// asked for ahead: a large dictionary is mostly waiting for it.
    template <class KeyAt, class Visit>
    void for_each_slot(std::size_t count, KeyAt key_at, Visit visit);
    [[nodiscard]] std::size_t slot_of(std::uint64_t key) const noexcept;
    std::uint32_t insert(std::uint32_t first_post, std::string_view shown);
    void show(std::uint32_t number, std::string_view shown);
    void make_room(std::size_t terms);

    // By number.
    std::vector<std::uint32_t> first_posts_, begins_;
    std::vector<std::uint16_t> shown_sizes_;
    std::string bytes_;
    std::vector<Slot> slots_;  // open addressing, at most two thirds full
};

}  // namespace graphmatter::ingest
