// Border file of nlohmann-json: the fields that make no entity, kept as JSON.
#include <nlohmann/json.hpp>

#include "ingest/fields.hpp"

namespace graphmatter::ingest {

namespace {

using Json = nlohmann::ordered_json;

/// A plain scalar that is a JSON number or boolean letter for letter; anything else is text.
Json scalar(const Value& value)
{
    if (value.plain && !value.text.empty() && value.text.size() < 20) {
        if (value.text == "true" || value.text == "false") return value.text == "true";
        const bool maybe_number = value.text.find_first_not_of("-0123456789.") == std::string::npos;
        Json number = maybe_number ? Json::parse(value.text, nullptr, false) : Json{};
        if (number.is_number() && number.dump() == value.text) return number;
    }
    return value.text;
}

Json converted(const Value& value)
{
    switch (value.type) {
        case Value::Type::null: return nullptr;
        case Value::Type::scalar: return scalar(value);
        case Value::Type::list: {
            Json list = Json::array();
            for (const Value& item : value.items) list.push_back(converted(item));
            return list;
        }
        case Value::Type::map: break;
    }
    Json map = Json::object();
    for (const Field& field : value.fields) map[field.name] = converted(field.value);
    return map;
}

}  // namespace

std::string attributes_json(const std::vector<const Field*>& fields)
{
    Json object = Json::object();
    for (const Field* field : fields) object[field->name] = converted(field->value);
    return object.empty() ? std::string{} : object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace graphmatter::ingest
