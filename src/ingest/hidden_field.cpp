#include <algorithm>

#include <graphmatter/ingest/configuration.hpp>
#include <graphmatter/text/encoding.hpp>

namespace graphmatter::ingest {

Configuration with_hidden_field(Configuration configuration, std::string_view field)
{
    Schema& schema = configuration.schema;
    while (const auto id = schema.find_field(field))
        schema.fields.erase(schema.fields.begin() + static_cast<std::ptrdiff_t>(index(*id)));
    const std::string folded = text::case_folded(field);
    std::erase_if(schema.lists, [&](const ListRule& rule) { return text::case_folded(rule.field) == folded; });
    std::erase_if(schema.ignored_fields, [&](const std::string& name) { return text::case_folded(name) == folded; });
    schema.lists.push_back({std::string{field}, ListUse::chosen});
    return configuration;
}

}  // namespace graphmatter::ingest
