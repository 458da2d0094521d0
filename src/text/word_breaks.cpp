#include <graphmatter/text/word_breaks.hpp>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <graphmatter/model/error.hpp>

namespace graphmatter::text {

struct WordBreaks::Rules {
    std::unique_ptr<icu::BreakIterator> breaks;
    UText text = UTEXT_INITIALIZER;
};

WordBreaks::WordBreaks() : rules_{std::make_unique<Rules>()}
{
    UErrorCode status = U_ZERO_ERROR;
    rules_->breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status) || !rules_->breaks) throw DataError("ICU has no rules for the words of a text");
    static_cast<void>((*this)("\u4E2D\u6587"));  // loads the dictionary, here and not in several threads at once
}

WordBreaks::WordBreaks(const WordBreaks& other) : rules_{std::make_unique<Rules>()}
{
    rules_->breaks.reset(other.rules_->breaks->clone());
    if (!rules_->breaks) throw DataError("ICU cannot copy its rules for the words of a text");
}

WordBreaks::~WordBreaks() { utext_close(&rules_->text); }

std::vector<std::size_t> WordBreaks::operator()(std::string_view text)
{
    std::vector<std::size_t> ends;
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&rules_->text, text.data(), static_cast<std::int64_t>(text.size()), &status);
    rules_->breaks->setText(&rules_->text, status);
    if (U_FAILURE(status)) throw DataError("ICU cannot read a text");
    while (rules_->breaks->next() != icu::BreakIterator::DONE)
        ends.push_back(static_cast<std::size_t>(rules_->breaks->current()));
    return ends;
}

}  // namespace graphmatter::text
