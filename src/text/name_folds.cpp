#include <graphmatter/text/name_folds.hpp>

namespace graphmatter::text {

namespace {

/// By the value of Fold.
constexpr std::array<std::string_view, 7> names{"case",       "separators", "quotes", "script",
                                                "diacritics", "width",      "spacing"};

/// What an explanation would rather do without comes first.
constexpr std::array rarest_first{Fold::spacing, Fold::script,     Fold::diacritics, Fold::width,
                                  Fold::quotes,  Fold::separators, Fold::letter_case};

}  // namespace

std::optional<Folds> folds_between(std::string_view a, std::string_view b, Folds allowed)
{
    if (a == b) return Folds{};
    const auto meet = [&](Folds folds) { return partial_key(a, folds) == partial_key(b, folds); };
    if (!meet(allowed)) return std::nullopt;
    Folds needed = allowed;
    for (const Fold fold : rarest_first)
        if (needed.has(fold) && meet(needed.without(fold))) needed = needed.without(fold);
    return needed;
}

std::string to_text(Folds folds)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (folds.has(static_cast<Fold>(i))) text.append(text.empty() ? "" : ", ").append(names[i]);
    return text;
}

}  // namespace graphmatter::text
