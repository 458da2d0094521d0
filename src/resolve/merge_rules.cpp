#include <graphmatter/resolve/merge_rules.hpp>

#include <fmt/format.h>

#include <graphmatter/text/names.hpp>

#include "resolve/merge_rules.hpp"
#include "resolve/name_keys.hpp"

namespace graphmatter::resolve {

std::optional<Merge> why_joined(const NameKeys& keys, KindId kind, std::string_view a, std::string_view b)
{
    if (a == b) return Merge{MergeRule::same_spelling, {}};
    const std::string key_a = keys.key(kind, a), key_b = keys.key(kind, b);
    if (key_a.empty() || key_b.empty()) return std::nullopt;
    if (key_a == key_b)
        return keys.is_address(kind, a) ? Merge{MergeRule::same_address, {}}
                                        : Merge{MergeRule::same_key, *text::folds_between(a, b, text::key_folds)};
    if (!keys.may_squash(kind, key_a) || !keys.may_squash(kind, key_b)) return std::nullopt;
    if (text::squashed_key(key_a) != text::squashed_key(key_b)) return std::nullopt;
    return Merge{MergeRule::squashed_key, *text::folds_between(a, b, text::squashed_folds)};
}

std::optional<Merge> why_joined(const Schema& schema, KindId kind, std::string_view a, std::string_view b,
                                std::span<const KindNames> distinct)
{
    return why_joined(NameKeys{schema, distinct}, kind, a, b);
}

std::string to_text(const Merge& merge)
{
    switch (merge.rule) {
        case MergeRule::same_spelling: return {};
        case MergeRule::same_address: return "same address";
        default: break;
    }
    const std::string folds = text::to_text(merge.folds);
    const std::string_view rule = merge.rule == MergeRule::same_key ? "same key" : "squashed key";
    return folds.empty() ? std::string{rule} : fmt::format("{} ({})", rule, folds);
}

}  // namespace graphmatter::resolve
