#include "ingest/repaired_front_matter.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "ingest/field_text.hpp"
#include "ingest/read_post.hpp"
#include "ingest/repair_edits.hpp"
#include "ingest/repair_effect.hpp"

namespace graphmatter::ingest {

namespace {

using Place = std::pair<std::uint32_t, std::uint32_t>;  // line, column

/// Of several repairs of one value the first holds those behind it as well.
int rank_of(const Diagnostic& diagnostic)
{
    return diagnostic.code == "name-alias" ? 0 : diagnostic.code == "trailing-spaces" ? 1 : 2;
}

/// The diagnostics from the end of the file to its start: what was changed does not move what is to be changed.
std::vector<const Diagnostic*> in_order_of_work(std::span<const Diagnostic> diagnostics)
{
    std::vector<const Diagnostic*> order;
    for (const Diagnostic& diagnostic : diagnostics)
        if (diagnostic.repair) order.push_back(&diagnostic);
    std::ranges::stable_sort(order, [](const Diagnostic* a, const Diagnostic* b) {
        const auto place = [](const Diagnostic* d) { return std::tuple{d->line, d->column, d->repair->of}; };
        return place(a) != place(b) ? place(a) > place(b) : rank_of(*a) < rank_of(*b);
    });
    return order;
}

/// The names that a repair would make equal to another of their field: those of the others' places stay, these go. Of
/// two that become equal the first stays.
std::set<Place> repeated_names(const Reading& reading, std::span<const Diagnostic* const> order, const Schema& schema)
{
    std::map<Place, const std::string*> becomes;
    for (const Diagnostic* diagnostic : order)
        if (diagnostic->repair->of == Repair::Of::text)
            becomes.try_emplace({diagnostic->line, diagnostic->column}, &diagnostic->repair->after);
    std::set<Place> repeated;
    std::vector<Diagnostic> ignored;
    for (const Field& field : reading.map.fields) {
        if (field.value.type == Value::Type::map) continue;
        Value alone;
        alone.type = Value::Type::map;
        alone.fields = {field};
        std::set<std::string, std::less<>> kept;
        const std::vector<WrittenName> names = read_fields(alone, schema, {}, {}, ignored).names;
        for (const WrittenName& name : names)
            if (!becomes.contains({name.line, name.column})) kept.insert(name.text);
        for (const WrittenName& name : names)
            if (const auto found = becomes.find({name.line, name.column}); found != becomes.end())
                if (!kept.insert(*found->second).second) repeated.insert(found->first);
    }
    return repeated;
}

RepairBy way_of(const Diagnostic& diagnostic, const std::set<Place>& repeated)
{
    const bool removes =
        diagnostic.repair->of == Repair::Of::text && repeated.contains({diagnostic.line, diagnostic.column});
    return removes ? RepairBy::removing : RepairBy::replacing;
}

struct Mending {
    Edit edit;
    std::string bytes;
    Reading reading;
};

/// The first edit that does what the repair says and nothing else.
std::optional<Mending> mending_of(std::string_view bytes, const Reading& reading, const Diagnostic& diagnostic,
                                  RepairBy by, const Schema& schema)
{
    for (const Edit& edit : edits_of(bytes, diagnostic, by)) {
        std::string changed{bytes};
        changed.replace(edit.gone.first, edit.gone.size, edit.instead);
        auto after = reading_of(changed, schema);
        if (after && is_as_meant(reading, *after, diagnostic, by))
            return Mending{edit, std::move(changed), *std::move(after)};
    }
    return std::nullopt;
}

std::string why_unreadable(std::string_view bytes)
{
    std::string text{bytes};
    std::vector<Diagnostic> oddities;
    to_text(text, {}, oddities);
    return oddities.empty() ? "the front matter has changed since it was read" : "the file is not UTF-8";
}

}  // namespace

Repaired repaired_front_matter(std::string bytes, std::span<const Diagnostic> diagnostics, const Schema& schema)
{
    const std::vector<const Diagnostic*> order = in_order_of_work(diagnostics);
    Repaired result;
    auto reading = reading_of(bytes, schema);
    if (!reading) {
        for (const Diagnostic* diagnostic : order) result.left.push_back({*diagnostic, why_unreadable(bytes)});
        result.bytes = std::move(bytes);
        return result;
    }
    const std::set<Place> repeated = repeated_names(*reading, order, schema);
    for (std::size_t i = 0; i < order.size();) {
        const Diagnostic& first = *order[i];
        const RepairBy by = way_of(first, repeated);
        auto mending = mending_of(bytes, *reading, first, by, schema);
        const std::string why = mending ? std::string{} : obstacle(bytes, *reading, first, by);
        for (; i < order.size() && order[i]->line == first.line && order[i]->column == first.column &&
               order[i]->repair->of == first.repair->of;
             ++i) {
            if (mending)
                ++result.mended;
            else
                result.left.push_back({*order[i], why});
        }
        if (!mending) continue;
        bytes = std::move(mending->bytes);
        reading = std::move(mending->reading);
    }
    result.bytes = std::move(bytes);
    return result;
}

std::vector<std::optional<TextEdit>> single_edits(std::string_view bytes, std::span<const Diagnostic> diagnostics,
                                                  const Schema& schema)
{
    std::vector<std::optional<TextEdit>> edits(diagnostics.size());
    const auto reading = reading_of(bytes, schema);
    if (!reading) return edits;
    const std::set<Place> repeated = repeated_names(*reading, in_order_of_work(diagnostics), schema);
    for (std::size_t i = 0; i < diagnostics.size(); ++i)
        if (const Diagnostic& diagnostic = diagnostics[i]; diagnostic.repair)
            if (const auto mending = mending_of(bytes, *reading, diagnostic, way_of(diagnostic, repeated), schema))
                edits[i] = placed(bytes, mending->edit);
    return edits;
}

}  // namespace graphmatter::ingest
