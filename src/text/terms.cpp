#include <graphmatter/text/terms.hpp>

#include <algorithm>

namespace graphmatter::text {

namespace {

#include "term_characters.inc"

constexpr char32_t last_near = 0x24F;  // the end of Latin Extended-B

/// Folded ASCII letters and digits; 0 for all else.
constexpr std::array<char, 256> make_ascii()
{
    std::array<char, 256> table{};
    for (char c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = c;
    for (char c = 'a'; c <= 'z'; ++c) {
        table[static_cast<std::size_t>(c)] = c;
        table[static_cast<std::size_t>(c - 32)] = c;
    }
    return table;
}
constexpr auto ascii = make_ascii();

/// Of letters and digits that are folded as they stand.
constexpr std::array<bool, 256> make_is_plain()
{
    std::array<bool, 256> table{};
    for (std::size_t c = 1; c < table.size(); ++c) table[c] = static_cast<std::size_t>(ascii[c]) == c;
    return table;
}
constexpr auto is_plain = make_is_plain();

std::size_t byte(char c) noexcept { return static_cast<unsigned char>(c); }

/// U+5000..8FFF, most of Chinese: ideographs without a look at the table.
bool is_common_ideograph(std::string_view text, std::size_t at) noexcept
{
    return byte(text[at]) >= 0xE5 && byte(text[at]) <= 0xE8 && at + 2 < text.size();
}

}  // namespace

TermCharacter term_character(char32_t c) noexcept
{
    if (c > 0x10FFFF) return {};
    const std::uint32_t entry = characters[block_of[c >> 8U] * 256U + (c & 0xFFU)];
    return {static_cast<TermCharacter::Use>(entry & 3U), entry >> 2U};
}

Terms::Decoded Terms::decode(std::size_t at) const noexcept
{
    const std::size_t lead = byte(text_[at]), left = text_.size() - at;
    const auto bits = [&](std::size_t i) { return static_cast<char32_t>(byte(text_[at + i]) & 0x3FU); };
    if (lead < 0xE0) return left < 2 ? Decoded{} : Decoded{static_cast<char32_t>(lead & 0x1FU) << 6U | bits(1), 2};
    if (lead < 0xF0)
        return left < 3 ? Decoded{} : Decoded{static_cast<char32_t>(lead & 0x0FU) << 12U | bits(1) << 6U | bits(2), 3};
    if (left < 4) return {};
    return {static_cast<char32_t>(lead & 0x07U) << 18U | bits(1) << 12U | bits(2) << 6U | bits(3), 4};
}

bool Terms::next(std::string_view& term) noexcept
{
    while (at_ < text_.size()) {
        const std::size_t lead = byte(text_[at_]);
        std::size_t size = 3;
        if (lead < 0x80) {
            if (pair_behind(term)) return true;
            if (ascii[lead] != 0) {
                if (word(term)) return true;
            } else {
                ++at_;
            }
            continue;
        }
        if (!is_common_ideograph(text_, at_)) {
            const Decoded decoded = decode(at_);
            const auto use = term_character(decoded.c).use;
            if (use != TermCharacter::Use::ideograph) {
                if (pair_behind(term)) return true;
                if (use == TermCharacter::Use::separator)
                    at_ += decoded.length;
                else if (word(term))
                    return true;
                continue;
            }
            size = decoded.length;
        }
        const std::size_t before = ideograph_, before_size = ideograph_size_;
        ideograph_ = at_;
        ideograph_size_ = size;
        at_ += size;
        paired_ = before_size > 0;
        if (!paired_) continue;
        term = text_.substr(before, before_size + size);
        return true;
    }
    return pair_behind(term);
}

/// Ends a run of ideographs: one that stood alone is a term.
bool Terms::pair_behind(std::string_view& term) noexcept
{
    if (ideograph_size_ == 0) return false;
    term = text_.substr(ideograph_, ideograph_size_);
    ideograph_size_ = 0;
    return !paired_;
}

/// Reads the run of letters that starts here. False when it is too short to be a term.
bool Terms::word(std::string_view& term) noexcept
{
    // Most words need no folding and stay where they are.
    const std::string_view rest = text_.substr(at_, longest);
    std::size_t size = 0;
    while (size < rest.size() && is_plain[byte(rest[size])]) ++size;
    at_ += size;
    if (at_ == text_.size() || (byte(text_[at_]) < 0x80 && ascii[byte(text_[at_])] == 0)) {
        term = rest.substr(0, size);
        return size >= 2;
    }
    rest.copy(word_.data(), size);
    word_size_ = word_length_ = size;
    stem_size_ = std::min(size, stem);
    far_ = false;
    while (at_ < text_.size()) {
        const std::size_t lead = byte(text_[at_]);
        if (lead < 0x80) {
            if (ascii[lead] == 0) break;
            keep(static_cast<char32_t>(ascii[lead]));
            ++at_;
            continue;
        }
        const Decoded decoded = decode(at_);
        const TermCharacter character = term_character(decoded.c);
        if (character.use != TermCharacter::Use::letter) break;
        at_ += decoded.length;
        keep(character.folded);
    }
    if (word_length_ < 2) return false;
    term = std::string_view{word_.data(), far_ && word_length_ > stem ? stem_size_ : word_size_};
    return true;
}

void Terms::keep(char32_t c) noexcept
{
    if (word_length_ == longest) return;
    const auto put = [this](char32_t bits) { word_[word_size_++] = static_cast<char>(bits); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | c >> 6U);
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | c >> 12U);
        put(0x80U | (c >> 6U & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | c >> 18U);
        put(0x80U | (c >> 12U & 0x3FU));
        put(0x80U | (c >> 6U & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
    far_ = far_ || c > last_near;
    if (++word_length_ <= stem) stem_size_ = word_size_;
}

}  // namespace graphmatter::text
