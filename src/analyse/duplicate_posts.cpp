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
                see("duplicate-title", "title", title, text::case_folded(title), post, {"title"});
            if (!url.empty()) see("duplicate-url", "URL", url, std::string{url}, post, {"permalink", "url", "slug"});
            for (const WrittenField& field : corpus_.fields[post]) {
                const std::string name = lower(corpus_[field.name]);
                if (field.text != empty_string && std::ranges::find(id_fields, name) != id_fields.end())
                    see("duplicate-id", name, corpus_[field.text], name + '\n' + std::string{corpus_[field.text]}, post,
                        {name});
            }
        }
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

    void see(std::string_view code, std::string_view what, std::string_view shown, std::string key, std::size_t post,
             std::initializer_list<std::string_view> fields)
    {
        key.insert(0, std::string{code} + '\n');
        const auto [found, fresh] = first_.try_emplace(std::move(key), post);
        if (fresh) return;
        const WrittenField* place = written(post, fields);
        diagnostics_.push_back(
            {code, std::string{corpus_[corpus_.posts[post].path]}, place == nullptr ? 0 : place->value_line,
             place == nullptr ? 0U : place->value_column,
             fmt::format("the {} {} is also that of {}", what, shown, corpus_[corpus_.posts[found->second].path]),
             std::string{shown}});
    }

    const Corpus& corpus_;
    std::vector<Diagnostic>& diagnostics_;
    std::unordered_map<std::string, std::size_t> first_;
};

}  // namespace

void note_duplicate_posts(const Vault& vault, std::vector<Diagnostic>& diagnostics)
{
    Duplicates{vault, diagnostics}.run();
}

}  // namespace graphmatter::analyse
