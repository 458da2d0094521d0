#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include <graphmatter/text/encoding.hpp>

#include "analyse/field_words.hpp"
#include "analyse/vault_finding_parts.hpp"

namespace graphmatter::analyse {

namespace {

constexpr std::array<std::string_view, 4> id_fields{"id", "uid", "uuid", "guid"};

/// A title as people compare it: case folded, each run of blanks one space.
std::string title_key(std::string_view title)
{
    std::string out;
    const std::string folded = text::case_folded(title);
    for (std::size_t i = 0; i < folded.size();) {
        const std::string_view rest = std::string_view{folded}.substr(i);
        const std::size_t blank = rest.front() == ' ' || rest.front() == '\t' || rest.front() == '\n' ? 1
                                  : rest.starts_with("\u00A0")                                        ? 2
                                  : rest.starts_with("\u3000")                                        ? 3
                                                                                                      : 0;
        if (blank == 0)
            out += folded[i];
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
        i += std::max<std::size_t>(blank, 1);
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

/// Something of which each post should have its own.
struct Claim {
    std::string_view code, what, shown;
    std::size_t post = 0;
};

class Duplicates {
  public:
    Duplicates(const Vault& vault, std::vector<Diagnostic>& diagnostics)
        : corpus_{vault.corpus}, diagnostics_{diagnostics}
    {
    }

    void run()
    {
        const std::vector<std::string_view> ids = id_names();
        for (std::size_t post = 0; post < corpus_.posts.size(); ++post) {
            const Post& about = corpus_.posts[post];
            const std::string_view title = corpus_[about.title], url = corpus_[about.url];
            if (about.title_from == TitleFrom::front_matter && !title.empty())
                titles_[title_key(title)].push_back({"duplicate-title", "title", title, post});
            if (!url.empty()) urls_[url].push_back({"duplicate-url", "URL", url, post});
            for (const WrittenField& field : corpus_.fields[post])
                if (const std::string_view name = ids[index(field.name)]; !name.empty() && field.text != empty_string)
                    ids_[{name, corpus_[field.text]}].push_back({"duplicate-id", name, corpus_[field.text], post});
        }
        for (const auto& [key, claims] : titles_) note_all(claims, {"title"});
        for (const auto& [key, claims] : urls_) note_all(claims, {"permalink", "url", "slug"});
        for (const auto& [key, claims] : ids_) note_all(claims, {key.first});
    }

  private:
    using Names = std::initializer_list<std::string_view>;

    /// By the name of a field as written: the name of an id; "" for the other fields.
    [[nodiscard]] std::vector<std::string_view> id_names() const
    {
        std::vector<std::string_view> names(corpus_.strings.size());
        for (const WrittenField& field : corpus_.fields.values) {
            const std::string_view written = corpus_[field.name];
            if (written.size() > 4 || !names[index(field.name)].empty()) continue;
            const auto found = std::ranges::find(id_fields, lower(written));
            if (found != id_fields.end()) names[index(field.name)] = *found;
        }
        return names;
    }

    /// The first field of these names that the post has; nullptr: it follows from the path.
    [[nodiscard]] const WrittenField* written(std::size_t post, Names names) const
    {
        for (const std::string_view name : names)
            for (const WrittenField& field : corpus_.fields[post])
                if (lower(corpus_[field.name]) == name) return &field;
        return nullptr;
    }

    void note_all(const std::vector<Claim>& claims, Names fields)
    {
        const auto path = [this](const Claim& of) { return corpus_[corpus_.posts[of.post].path]; };
        for (std::size_t i = 0; claims.size() > 1 && i < claims.size(); ++i) {
            const Claim &claim = claims[i], &other = claims[i == 0 ? 1 : 0];
            const WrittenField* place = written(claim.post, fields);
            diagnostics_.push_back({claim.code,
                                    std::string{path(claim)},
                                    place == nullptr ? 0 : place->value_line,
                                    place == nullptr ? 0U : place->value_column,
                                    fmt::format("the {} {} is also that of {}", claim.what, claim.shown, path(other)),
                                    std::string{claim.shown},
                                    {},
                                    std::string{path(other)}});
        }
    }

    const Corpus& corpus_;
    std::vector<Diagnostic>& diagnostics_;
    std::unordered_map<std::string, std::vector<Claim>> titles_;
    std::unordered_map<std::string_view, std::vector<Claim>> urls_;
    std::map<std::pair<std::string_view, std::string_view>, std::vector<Claim>> ids_;
};

}  // namespace

void note_duplicate_posts(const Vault& vault, std::vector<Diagnostic>& diagnostics)
{
    Duplicates{vault, diagnostics}.run();
}

}  // namespace graphmatter::analyse
