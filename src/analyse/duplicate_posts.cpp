#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include <graphmatter/text/encoding.hpp>

#include "analyse/vault_finding_parts.hpp"

namespace graphmatter::analyse {

namespace {

constexpr std::array<std::string_view, 4> id_fields{"id", "uid", "uuid", "guid"};

std::string lower(std::string_view text)
{
    std::string out{text};
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

/// Something of which each post should have its own.
struct Claim {
    std::string_view code, what, shown;
    std::size_t post = 0;
    const WrittenField* place = nullptr;  // nullptr: it follows from the path
};

class Duplicates {
  public:
    Duplicates(const Vault& vault, std::vector<Diagnostic>& diagnostics)
        : corpus_{vault.corpus}, diagnostics_{diagnostics}
    {
    }

    void run()
    {
        for (std::size_t post = 0; post < corpus_.posts.size(); ++post) {
            const Post& about = corpus_.posts[post];
            const std::string_view title = corpus_[about.title], url = corpus_[about.url];
            if (about.title_from == TitleFrom::front_matter && !title.empty())
                claim({"duplicate-title", "title", title, post, written(post, {"title"})}, text::case_folded(title));
            if (!url.empty())
                claim({"duplicate-url", "URL", url, post, written(post, {"permalink", "url", "slug"})}, url);
            for (const WrittenField& field : corpus_.fields[post])
                if (const auto name = std::ranges::find(id_fields, lower(corpus_[field.name]));
                    name != id_fields.end() && field.text != empty_string)
                    claim({"duplicate-id", *name, corpus_[field.text], post, &field}, corpus_[field.text]);
        }
        for (const auto& [key, claims] : claims_)
            for (std::size_t i = 0; claims.size() > 1 && i < claims.size(); ++i)
                note(claims[i], claims[i == 0 ? 1 : 0]);
    }

  private:
    /// The first field of these names that the post has.
    [[nodiscard]] const WrittenField* written(std::size_t post, std::initializer_list<std::string_view> names) const
    {
        for (const std::string_view name : names)
            for (const WrittenField& field : corpus_.fields[post])
                if (lower(corpus_[field.name]) == name) return &field;
        return nullptr;
    }

    void claim(const Claim& claim, std::string_view key)
    {
        claims_[fmt::format("{}\n{}\n{}", claim.code, claim.what, key)].push_back(claim);
    }

    void note(const Claim& claim, const Claim& other)
    {
        const auto path = [this](const Claim& of) { return corpus_[corpus_.posts[of.post].path]; };
        diagnostics_.push_back({claim.code, std::string{path(claim)}, claim.place == nullptr ? 0 : claim.place->value_line,
                                claim.place == nullptr ? 0U : claim.place->value_column,
                                fmt::format("the {} {} is also that of {}", claim.what, claim.shown, path(other)),
                                std::string{claim.shown}});
    }

    const Corpus& corpus_;
    std::vector<Diagnostic>& diagnostics_;
    std::unordered_map<std::string, std::vector<Claim>> claims_;
};

}  // namespace

void note_duplicate_posts(const Vault& vault, std::vector<Diagnostic>& diagnostics)
{
    Duplicates{vault, diagnostics}.run();
}

}  // namespace graphmatter::analyse
