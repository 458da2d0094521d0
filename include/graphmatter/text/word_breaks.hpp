#pragma once
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace graphmatter::text {

/// Finds the words of a text, by ICU's rules and its dictionary of Chinese and Japanese (Unicode Standard Annex 29).
/// Making one costs some microseconds, a text of a few characters two. Not for several threads at once. Throws
/// DataError if ICU lacks its rules.
class WordBreaks {
  public:
    WordBreaks();
    ~WordBreaks();
    /// For another thread, without loading rules and dictionary again.
    WordBreaks(const WordBreaks& other);
    WordBreaks& operator=(const WordBreaks&) = delete;

    /// Where the pieces of a UTF-8 text end, in bytes; the last is its size. "多巴胺与" gives 9, 12.
    [[nodiscard]] std::vector<std::size_t> operator()(std::string_view text);

  private:
    struct Rules;
    std::unique_ptr<Rules> rules_;
};

}  // namespace graphmatter::text
