#pragma once
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <type_traits>

#include <graphmatter/model/progress.hpp>

#include "exports/output_file.hpp"

namespace graphmatter::exports {

/// A number that is written with a fraction even when it is whole: 1 as "1.0". Single precision in the shortest
/// digits that give it back. Must be finite.
struct Real {
    double value;
};
/// A number rounded to four decimals, without needless zeros: 0.5, 0.0312, 1.
struct Rounded {
    double value;
};

/// Puts text and numbers together and hands them to a file in large pieces. Numbers never depend on the locale.
class TextWriter {
  public:
    TextWriter(OutputFile& file, const Watch& watch) : file_(file), watch_(watch) {}
    TextWriter(const TextWriter&) = delete;
    TextWriter& operator=(const TextWriter&) = delete;

    /// Writes the parts one after the other: text, characters, integers, Real, and types with write_to(out, part).
    template <class... Part>
    void put(const Part&... part)
    {
        (put_one(part), ...);
    }

    /// Hands over what is left. To be called at the end; throws Cancelled when the caller asked to stop.
    void flush();

  private:
    template <class Part>
    void put_one(const Part& part)
    {
        if constexpr (std::convertible_to<Part, std::string_view>)
            put_text(part);
        else if constexpr (std::same_as<Part, char>)
            put_text({&part, 1});
        else if constexpr (std::integral<Part>)
            put_integer(part);
        else if constexpr (std::same_as<Part, Real>)
            put_real(static_cast<float>(part.value));
        else if constexpr (std::same_as<Part, Rounded>)
            put_rounded(part.value);
        else
            write_to(*this, part);
    }
    void put_text(std::string_view text)
    {
        if (text.empty()) return;  // its data may be null
        if (text.size() > capacity - size_) {
            flush();
            if (text.size() > capacity) return file_.write(text);
        }
        std::memcpy(buffer_.get() + size_, text.data(), text.size());
        size_ += text.size();
    }
    template <std::integral Integer>
    void put_integer(Integer value)
    {
        reserve();
        const auto end = std::to_chars(buffer_.get() + size_, buffer_.get() + capacity, value).ptr;
        size_ = static_cast<std::size_t>(end - buffer_.get());
    }
    void put_real(float value);
    void put_rounded(double value);
    void reserve()
    {
        if (capacity - size_ < longest_number) flush();
    }

    static constexpr std::size_t capacity = std::size_t{1} << 18, longest_number = 64;
    OutputFile& file_;
    const Watch& watch_;
    std::unique_ptr<char[]> buffer_ = std::make_unique_for_overwrite<char[]>(capacity);
    std::size_t size_ = 0;
};

}  // namespace graphmatter::exports
