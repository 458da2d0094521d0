#include <algorithm>
#include <cmath>
#include <future>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "exports/related_sentence.hpp"
#include "exports/sqlite_tables.hpp"

namespace graphmatter::exports {

namespace {

/// What the view related_reason takes apart: [signal, entity or word, share] for each reason, the share with
/// four decimals. Words are letters and digits only, which JSON takes as they are.
std::string reasons_text(const Findings& findings, std::span<const Reason> reasons)
{
    std::string text = "[";
    for (const Reason& reason : reasons) {
        fmt::format_to(std::back_inserter(text), "{}[\"{}\",", text.size() == 1 ? "" : ",", signal_name(reason.signal));
        if (reason.signal == Signal::entity)
            fmt::format_to(std::back_inserter(text), "{}", reason.about);
        else if ((reason.signal == Signal::text || reason.signal == Signal::title) &&
                 !findings.words[reason.word()].empty())
            fmt::format_to(std::back_inserter(text), "\"{}\"", findings.words[reason.word()]);
        else
            text += "null";
        const auto share = std::lround(static_cast<double>(reason.share) * 1e4);
        if (share < 10'000)
            fmt::format_to(std::back_inserter(text), ",0.{:04}]", share);
        else
            text += ",1]";
    }
    text += ']';
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
