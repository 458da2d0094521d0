#include <graphmatter/ingest/configuration.hpp>

#include <array>
#include <charconv>
#include <functional>
#include <set>

#include <fmt/format.h>

#include <graphmatter/model/error.hpp>
#include <graphmatter/text/names.hpp>

#include "ingest/alias_file.hpp"
#include "ingest/post_url.hpp"
#include "ingest/yaml_document.hpp"

namespace graphmatter::ingest {

namespace {

/// Turns a configuration file into a Configuration, key by key.
class Loader {
  public:
    Loader(const YamlDocument& document, std::filesystem::path folder) : document_{document}, folder_{std::move(folder)}
    {
    }

    Configuration load()
    {
        each(document_.root, "the configuration",
             {{"site", [this](const Field& f) { site(f.value); }},
              {"kinds", [this](const Field& f) { kinds(f.value); }},
              {"fields", [this](const Field& f) { fields_ = &f.value; }},
              {"aliases", [this](const Field& f) { aliases_ = &f.value; }},
              {"include", [this](const Field& f) { result_.include = document_.texts(f.value, "include"); }},
              {"exclude", [this](const Field& f) { result_.exclude = document_.texts(f.value, "exclude"); }},
              {"stop", [this](const Field& f) { stop_ = &f; }},
              {"distinct", [this](const Field& f) { distinct_ = &f; }},
              {"related", [this](const Field& f) { related(f.value); }}});
        // These need the kinds, wherever they stand in the file.
        if (fields_ != nullptr) fields(*fields_);
        if (stop_ != nullptr) result_.stop = names_by_kind(*stop_);
        if (distinct_ != nullptr) result_.distinct = names_by_kind(*distinct_);
        if (aliases_ != nullptr)
            result_.aliases = read_alias_file(folder_ / document_.text(*aliases_, "aliases"), result_.schema);
        for (const std::string& field : chosen_in_)
            if (!result_.schema.find_list(field)) result_ = with_hidden_field(std::move(result_), field);
        return std::move(result_);
    }

  private:
    struct Key {
        std::string_view name;
        std::function<void(const Field&)> read;
    };

    void each(const Value& map, std::string_view what, const std::vector<Key>& keys) const
    {
        document_.expect_map(map, what);
        for (const Field& field : map.fields) {
            bool known = false;
            for (const Key& key : keys)
                if (key.name == field.name) {
                    key.read(field);
                    known = true;
                }
            if (known) continue;
            std::vector<std::string_view> names;
            for (const Key& key : keys) names.push_back(key.name);
            document_.unknown_key(field, std::move(names));
        }
    }

    void site(const Value& map)
    {
        each(map, "site",
             {{"base_urls", [this](const Field& f) { result_.base_urls = document_.texts(f.value, "base_urls"); }},
              {"url", [this](const Field& f) { result_.url_pattern = url_pattern(f); }}});
    }

    std::string url_pattern(const Field& field)
    {
        std::string pattern = document_.text(field.value, "url");
        if (const std::string trouble = trouble_with_url(pattern); !trouble.empty()) document_.complain(field, trouble);
        return pattern;
    }

    void kinds(const Value& map)
    {
        document_.expect_map(map, "kinds");
        for (const Field& entry : map.fields) {
            Kind& kind = kind_named(entry);
            if (entry.value.type == Value::Type::null) continue;
            each(entry.value, entry.name,
                 {{"plural", [&](const Field& f) { kind.plural = document_.text(f.value, "plural"); }},
                  {"color", [&](const Field& f) { kind.color = color(f.value); }},
                  {"co_occurs", [&](const Field& f) { kind.co_occurs = yes_or_no(f.value); }}});
        }
        std::set<std::string> plurals;
        for (const Kind& kind : result_.schema.kinds)
            if (!plurals.insert(kind.plural).second)
                document_.complain(map, fmt::format("two kinds have the plural {}", kind.plural));
    }

    Kind& kind_named(const Field& entry)
    {
        if (const auto id = result_.schema.find_kind(entry.name)) return result_.schema.kinds[index(*id)];
        if (entry.name.empty() ||
            entry.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") != std::string::npos)
            document_.complain(entry, fmt::format("the kind {} may hold a-z, 0-9, _ and - only", entry.name));
        if (result_.schema.kinds.size() >= index(none<KindId>)) document_.complain(entry, "too many kinds");
        result_.schema.kinds.push_back({entry.name, entry.name + "s", "#888888", false});
        return result_.schema.kinds.back();
    }

    void fields(const Value& map)
    {
        document_.expect_map(map, "fields");
        for (const Field& entry : map.fields) {
            if (entry.value.type == Value::Type::scalar && entry.value.text == "ignore") {
                ignore(entry);
                continue;
            }
            if (entry.value.type != Value::Type::map)
                document_.complain(entry.value, "a field is `ignore` or a map with a kind");
            field(entry);
        }
    }

    void ignore(const Field& entry)
    {
        std::string lower = entry.name;
        for (char& c : lower)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        result_.schema.ignored_fields.push_back(std::move(lower));
    }

    void field(const Field& entry)
    {
        Schema& schema = result_.schema;
        const auto known = schema.find_field(entry.name);
        FieldRule rule = known ? schema[*known] : FieldRule{};
        bool has_kind = known.has_value();
        rule.field = entry.name;
        if (!known) rule.relation = *schema.find_relation("MENTIONS");
        each(entry.value, entry.name,
             {{"kind", [&](const Field& f) { rule.kind = kind(f.value), has_kind = true; }},
              {"relation", [&](const Field& f) { rule.relation = relation(f.value); }},
              {"weight", [&](const Field& f) { rule.weight = weight(f.value); }},
              {"split", [&](const Field& f) { rule.split_on_comma = split(f.value); }},
              {"url", [&](const Field& f) { rule.is_url = yes_or_no(f.value); }}});
        if (!has_kind) document_.complain(entry, fmt::format("the field {} needs a kind", entry.name));
        if (known)
            schema.fields[index(*known)] = rule;
        else
            schema.fields.push_back(rule);
    }

    KindId kind(const Value& value) const
    {
        const std::string& name = document_.text(value, "kind");
        const auto id = result_.schema.find_kind(name);
        if (!id || *id == post_kind) {
            std::vector<std::string_view> names;
            for (std::size_t i = 1; i < result_.schema.kinds.size(); ++i)
                names.emplace_back(result_.schema.kinds[i].name);
            document_.unknown_key({name, value.line, value.column, {}}, std::move(names));
        }
        return *id;
    }

    RelationId relation(const Value& value)
    {
        const std::string& name = document_.text(value, "relation");
        for (const auto own : {relation::links_to, relation::hosted_on, relation::same_as, relation::co_occurs_with,
                               relation::related_to})
            if (name == own) document_.complain(value, fmt::format("{} is made by the program itself", name));
        if (const auto id = result_.schema.find_relation(name)) return *id;
        if (name.empty() || name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") != std::string::npos)
            document_.complain(value, fmt::format("the relation {} may hold A-Z, 0-9 and _ only", name));
        result_.schema.relations.push_back({name, false});
        return id_at<RelationId>(result_.schema.relations.size() - 1);
    }

    double weight(const Value& value) const
    {
        const std::string& text = document_.text(value, "weight");
        double weight = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
        if (error != std::errc{} || end != text.data() + text.size() || !(weight > 0) || weight > 1e6)
            document_.complain(value, "weight must be a number above 0");
        return weight;
    }

    bool split(const Value& value) const
    {
        const std::string& text = document_.text(value, "split");
        if (text != "," && !text.empty()) document_.complain(value, "split must be \",\" or \"\"");
        return text == ",";
    }

    bool yes_or_no(const Value& value) const
    {
        const std::string& text = document_.text(value, "this");
        if (text != "true" && text != "false") document_.complain(value, "this must be true or false");
        return text == "true";
    }

    std::string color(const Value& value) const
    {
        const std::string& text = document_.text(value, "color");
        if (text.size() != 7 || text[0] != '#' ||
            text.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string::npos)
            document_.complain(value, "color must look like #4e79a7 (in quotes)");
        return text;
    }

    std::vector<KindNames> names_by_kind(const Field& map) const
    {
        std::vector<KindNames> result;
        document_.expect_map(map.value, map.name);
        for (const Field& entry : map.value.fields) {
            if (!result_.schema.find_kind(entry.name)) {
                std::vector<std::string_view> names;
                for (const Kind& kind : result_.schema.kinds) names.emplace_back(kind.name);
                document_.unknown_key(entry, std::move(names));
            }
            result.push_back({entry.name, document_.texts(entry.value, entry.name)});
            for (const std::string& name : result.back().names)
                if (text::name_key(name).empty())
                    document_.complain(entry, fmt::format("{} under {} names nothing", name, map.name));
        }
        return result;
    }

    void related(const Value& map)
    {
        RelatedPolicies& policies = result_.related_policies;
        each(map, "related",
             {{"top", [&](const Field& f) { result_.related_top = whole(f); }},
              {"min_score", [&](const Field& f) { policies.min_score = number(f.value, f.name, 0, 100); }},
              {"per_series", [&](const Field& f) { policies.per_series = whole(f); }},
              {"per_speaker", [&](const Field& f) { policies.per_speaker = whole(f); }},
              {"chosen_in", [this](const Field& f) { chosen_in_ = document_.texts(f.value, f.name); }},
              {"dates", [&](const Field& f) { policies.dates = related_dates(f.value); }},
              {"drafts_too",
               [&](const Field& f) {
                   policies.drafts = yes_or_no(f.value) ? RelatedDrafts::for_all : RelatedDrafts::for_drafts;
               }},
              {"weights", [this](const Field& f) { related_weights(f.value); }}});
    }

    RelatedDates related_dates(const Value& value) const
    {
        const std::string& text = document_.text(value, "dates");
        if (text == "all") return RelatedDates::all;
        if (text == "older-only") return RelatedDates::older_only;
        if (text != "newer-only") document_.complain(value, "dates must be all, older-only or newer-only");
        return RelatedDates::newer_only;
    }

    void related_weights(const Value& map)
    {
        auto& weights = result_.related_weights;
        const auto read = [this](double& weight) {
            return [this, &weight](const Field& f) { weight = number(f.value, f.name, 0, 100); };
        };
        each(map, "related.weights",
             {{"text", read(weights.text)},
              {"title", read(weights.title)},
              {"entities", read(weights.entities)},
              {"links", read(weights.links)},
              {"recency", read(weights.recency)},
              {"mentions", read(weights.mentions)},
              {"chosen", read(weights.chosen)}});
    }

    double number(const Value& value, std::string_view name, double least, double most) const
    {
        const std::string& text = document_.text(value, name);
        double number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end != text.data() + text.size() || !(number >= least && number <= most))
            document_.complain(value, fmt::format("{} must be a number from {} to {}", name, least, most));
        return number;
    }

    std::uint32_t whole(const Field& field) const
    {
        constexpr std::uint32_t most = 1000;
        const std::string& text = document_.text(field.value, field.name);
        std::uint32_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end != text.data() + text.size() || number > most)
            document_.complain(field.value, fmt::format("{} must be a number from 0 to {}", field.name, most));
        return number;
    }

    const YamlDocument& document_;
    std::filesystem::path folder_;
    Configuration result_;
    std::vector<std::string> chosen_in_;
    const Value* fields_ = nullptr;
    const Value* aliases_ = nullptr;
    const Field *stop_ = nullptr, *distinct_ = nullptr;
};

}  // namespace

Configuration read_configuration(const std::filesystem::path& file)
{
    const YamlDocument document = read_yaml_document(file);
    return Loader{document, file.parent_path()}.load();
}

}  // namespace graphmatter::ingest
