#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include <graphmatter/text/name_marks.hpp>
#include <graphmatter/text/names.hpp>

#include "analyse/vault_finding_parts.hpp"

namespace graphmatter::analyse {

namespace {

/// What the alias file says of names, by kind and key.
class Spellings {
  public:
    Spellings(const Schema& schema, std::span<const AliasEntry> aliases, std::span<const KindNames> distinct)
    {
        for (const KindNames& names : distinct)
            if (const auto kind = schema.find_kind(names.kind))
                for (const std::string& name : names.names) by_text_.try_emplace({*kind, name}, nullptr);
        for (const AliasEntry& entry : aliases) {
            const auto kind = schema.find_kind(entry.kind);
            if (!kind) continue;
            const std::string canonical = text::name_key(entry.canonical);
            for (const std::string& name : entry.names) {
                if (by_text_.contains({*kind, name}))
                    by_text_[{*kind, name}] = &entry;  // distinct, and named here all the same
                else if (std::string key = text::name_key(name); key != canonical)
                    by_key_.try_emplace({*kind, std::move(key)}, &entry);
                else if (name != entry.canonical)  // another case, say, named expressly
                    by_text_.try_emplace({*kind, name}, &entry);
            }
        }
    }

    [[nodiscard]] const AliasEntry* find(KindId kind, std::string_view text) const
    {
        if (const auto found = by_text_.find({kind, std::string{text}}); found != by_text_.end()) return found->second;
        const auto found = by_key_.find({kind, text::name_key(text)});
        return found == by_key_.end() ? nullptr : found->second;
    }

  private:
    std::map<std::pair<KindId, std::string>, const AliasEntry*> by_key_;
    std::map<std::pair<KindId, std::string>, const AliasEntry*> by_text_;  // nullptr: stands for itself
};

}  // namespace

void note_canonical_spellings(const Vault& vault, std::span<const AliasEntry> aliases,
                              std::span<const KindNames> distinct, std::vector<Diagnostic>& diagnostics)
{
    if (aliases.empty()) return;
    const Corpus& corpus = vault.corpus;
    const Spellings spellings{vault.schema, aliases, distinct};
    std::map<std::pair<KindId, StringId>, const AliasEntry*> seen;
    for (std::size_t post = 0; post < corpus.posts.size(); ++post)
        for (const Mention& mention : corpus.mentions[post]) {
            const KindId kind = vault.schema[mention.field].kind;
            const std::string_view text = corpus[mention.text];
            const auto [found, fresh] = seen.try_emplace({kind, mention.text}, nullptr);
            if (fresh) found->second = spellings.find(kind, text);
            const AliasEntry* entry = found->second;
            if (entry == nullptr) continue;
            Diagnostic& note = diagnostics.emplace_back(
                Diagnostic{"name-alias", std::string{corpus[corpus.posts[post].path]}, mention.line, mention.column,
                           fmt::format("{} is written {} in {}", text, entry->canonical, entry->where),
                           fmt::format("{} = {}", text, entry->canonical)});
            // [[Name]] is a link of the editor, too. Quotes of a canonical name would be a slip of their own.
            constexpr std::uint16_t beyond = std::numeric_limits<std::uint16_t>::max();
            const bool is_safe = !text.starts_with('[') && !text::without_quotes(entry->canonical);
            if (is_safe && mention.column < beyond)
                note.repair = Repair{Repair::Of::text, std::string{text}, entry->canonical};
        }
}

}  // namespace graphmatter::analyse
