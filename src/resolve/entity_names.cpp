#include "resolve/entity_names.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/parallel_for.h>

#include <graphmatter/text/names.hpp>

#include "resolve/labels.hpp"
#include "resolve/merge_rules.hpp"

namespace graphmatter::resolve {

namespace {

constexpr std::size_t grain = 256;

class Namer {
  public:
    Namer(const Corpus& corpus, const NameKeys& keys, const AliasNames& names, Entities& entities)
        : corpus_{corpus}, keys_{keys}, names_{names}, entities_{entities}
    {
    }

    void run()
    {
        gather_forms();
        tbb::parallel_for(tbb::blocked_range<std::size_t>{0, entities_.list.size(), grain}, [this](const auto& range) {
            for (std::size_t e = range.begin(); e != range.end(); ++e) name(e);
        });
        explain_forms();
    }

  private:
    /// The forms of each entity as a row.
    void gather_forms()
    {
        auto& [offsets, values] = entities_.forms_of;
        offsets.assign(entities_.list.size() + 1, 0);
        for (const Form& form : entities_.forms)
            if (form.entity != Form::dropped) ++offsets[form.entity + 1];
        for (std::size_t e = 0; e < entities_.list.size(); ++e) offsets[e + 1] += offsets[e];
        values.resize(offsets.back());
        std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
        for (std::uint32_t f = 0; f < entities_.forms.size(); ++f)
            if (const std::uint32_t entity = entities_.forms[f].entity; entity != Form::dropped)
                values[next[entity]++] = f;
    }

    void name(std::size_t e)
    {
        auto& [offsets, values] = entities_.forms_of;
        const std::span forms{values.data() + offsets[e], values.data() + offsets[e + 1]};
        std::ranges::sort(forms, [this](std::uint32_t a, std::uint32_t b) {
            const Form &x = entities_.forms[a], &y = entities_.forms[b];
            return x.uses != y.uses ? x.uses > y.uses : corpus_[x.text] < corpus_[y.text];
        });
        Entity& entity = entities_.list[e];
        const AliasEntry* const alias = alias_of(e);
        entity.label = alias != nullptr ? alias->canonical : label_of(entity.kind, forms);
    }

    std::string label_of(KindId kind, std::span<const std::uint32_t> forms) const
    {
        const auto text_of = [this](std::uint32_t form) { return corpus_[entities_.forms[form].text]; };
        if (keys_.is_url_kind(kind)) return std::string{text_of(forms.front())};
        if (forms.size() == 1) return text::shown_name(text_of(forms.front()));
        std::map<std::string, std::uint32_t> uses;
        for (const std::uint32_t form : forms) uses[text::shown_name(text_of(form))] += entities_.forms[form].uses;
        return best_label(uses, keys_.is_tag_kind(kind) ? Slugs::welcome : Slugs::only_without_names);
    }

    /// Entities of one form have nothing to explain.
    void explain_forms()
    {
        std::vector<std::uint32_t> joined;
        for (std::uint32_t e = 0; e < entities_.list.size(); ++e)
            if (entities_.forms_of[e].size() > 1 || alias_of(e) != nullptr) joined.push_back(e);
        std::vector<std::vector<std::string>> rules(joined.size());  // of each form
        tbb::parallel_for(std::size_t{0}, joined.size(), [&](std::size_t i) {
            for (const std::uint32_t f : entities_.forms_of[joined[i]]) rules[i].push_back(rule_of(f, joined[i]));
        });
        for (std::size_t i = 0; i < joined.size(); ++i) {
            const auto forms = entities_.forms_of[joined[i]];
            for (std::size_t f = 0; f < forms.size(); ++f)
                entities_.forms[forms[f]].rule = entities_.rules.intern(rules[i][f]);
        }
    }

    std::string rule_of(std::uint32_t f, std::size_t e) const
    {
        const Form& form = entities_.forms[f];
        if (const auto merge = why_joined(keys_, form.kind, corpus_[form.text], entities_.list[e].label))
            return to_text(*merge);
        const AliasEntry* const alias = alias_of(e);
        return alias == nullptr ? std::string{} : fmt::format("alias file ({})", alias->where);
    }

    const AliasEntry* alias_of(std::size_t e) const
    {
        const std::uint32_t alias = names_.of_entity[e];
        return alias == AliasNames::none ? nullptr : &names_.aliases[alias];
    }

    const Corpus& corpus_;
    const NameKeys& keys_;
    const AliasNames& names_;
    Entities& entities_;
};

}  // namespace

void name_entities(const Corpus& corpus, const NameKeys& keys, const AliasNames& names, Entities& entities)
{
    Namer{corpus, keys, names, entities}.run();
}

}  // namespace graphmatter::resolve
