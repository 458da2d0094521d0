#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace graphmatter::text {

enum class Writing : std::uint8_t { none, latin, han, kana, hangul, cyrillic, other };
inline constexpr std::size_t writings = 7;

/// The script of a name: that of its first letter that is not Latin, else Latin; `none` without letters.
/// Han with Kana anywhere is Kana.
[[nodiscard]] Writing writing_of(std::string_view name);

/// Names of any script in plain Latin letters, by ICU. Chinese is read as names are (Han-Latin/Names), without tones,
/// a space between syllables: "毛泽东" gives "mao ze dong", "Путин" gives "putin". Making one costs a tenth of a
/// second, a name some ten microseconds. Not for several threads at once. Throws DataError if ICU lacks its rules.
class Romanizer {
  public:
    Romanizer();
    ~Romanizer();
    Romanizer(const Romanizer&) = delete;
    Romanizer& operator=(const Romanizer&) = delete;

    [[nodiscard]] std::string operator()(std::string_view name) const;

  private:
    struct Rules;
    std::unique_ptr<Rules> rules_;
};

}  // namespace graphmatter::text
