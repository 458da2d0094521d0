#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <future>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exports/related_sentence.hpp"
#include "exports/sqlite_tables.hpp"

namespace graphmatter::exports {

namespace {

void add_share(std::string& text, float share)
{
    auto units = std::lround(static_cast<double>(share) * 1e4);
    if (units >= 10'000) {
        text += '1';
        return;
    }
    text += "0.0000";
    for (auto digit = text.rbegin(); units > 0; ++digit, units /= 10) *digit = static_cast<char>('0' + units % 10);
}

void add_about(std::string& text, const Findings& findings, const Reason& reason)
{
    const bool is_word = reason.signal == Signal::text || reason.signal == Signal::title;
    if (reason.signal == Signal::entity) {
        std::array<char, 16> digits;
        text.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), reason.about).ptr);
    } else if (is_word && !findings.words[reason.word()].empty()) {
        text += '"';
        text += findings.words[reason.word()];
        text += '"';
    } else {
        text += "null";
    }
}

/// What the view related_reason takes apart: [signal, entity or word, share] for each reason, the share with
/// four decimals. Words are letters and digits only, which JSON takes as they are.
std::string reasons_text(const Findings& findings, std::span<const Reason> reasons)
{
    constexpr std::size_t usual = 32;  // bytes of a reason
    std::string text;
    text.reserve(2 + usual * reasons.size());
    for (const Reason& reason : reasons) {
        text += text.empty() ? "[[\"" : ",[\"";
        text += signal_name(reason.signal);
        text += "\",";
        add_about(text, findings, reason);
        text += ',';
        add_share(text, reason.share);
        text += ']';
    }
    text += text.empty() ? "[]" : "]";
    return text;
}

/// The texts of one suggestion after the other. They take longer than to insert the rows, so another thread makes those
/// of the next rows meanwhile.
class RelatedTexts {
  public:
    struct Texts {
        std::string reasons, why;
    };

    explicit RelatedTexts(const Snapshot& snapshot) : snapshot_{snapshot} { make_from(0); }

    /// Of rows in ascending order; valid until the next is asked for.
    [[nodiscard]] const Texts& operator()(std::size_t row)
    {
        if (row >= end_) {
            block_ = next_.get();
            end_ += block_.size();
            make_from(end_);
        }
        return block_[row - (end_ - block_.size())];
    }

  private:
    /// Where no thread is to be had they are made when they are asked for.
    void make_from(std::size_t first)
    {
        next_ = std::async([&all = snapshot_, first] {
            constexpr std::size_t most = 4096;
            const auto& reasons = all.findings.reasons;
            std::vector<Texts> block;
            for (std::size_t row = first; row < std::min(first + most, reasons.size()); ++row)
                block.push_back({reasons_text(all.findings, reasons[row]), related_sentence(all, reasons[row])});
            return block;
        });
    }

    const Snapshot& snapshot_;
    std::vector<Texts> block_;
    std::size_t end_ = 0;  // of the block
    std::future<std::vector<Texts>> next_;
};

}  // namespace

void fill_related(const TableFiller& fill)
{
    const auto& related = fill.snapshot.findings.related;
    RowOf post_of_row(related.offsets);
    RelatedTexts texts(fill.snapshot);
    fill("related", related.values.size(), [&](std::size_t row, int column, Cell cell) {
        const std::size_t post = post_of_row(row);
        switch (column) {
            case 0: return cell.integer(post);
            case 1: return cell.integer(index(related.values[row].post));
            case 2: return cell.integer(row - related.offsets[post] + 1);
            case 3: return cell.real(static_cast<double>(related.values[row].score));
            case 4: return cell.text(texts(row).reasons);
            default: return cell.text(texts(row).why);
        }
    });
}

}  // namespace graphmatter::exports
