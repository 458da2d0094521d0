// Border file of nlohmann-json: the fields that make no entity, kept as JSON.
#include <string_view>
#include <unordered_map>
#include <utility>

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

/// A JSON object in the making. The library's own ordered object looks for every name from its start.
class Members {
  public:
    /// A name that stands there already gets the new value.
    void add(const Field& field);
    [[nodiscard]] Json take() { return std::move(object_); }

  private:
    Json object_ = Json::object();
    std::unordered_map<std::string_view, std::size_t> places_;
};

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
    Members map;
    for (const Field& field : value.fields) map.add(field);
    return map.take();
}

void Members::add(const Field& field)
{
    Json::object_t::Container& members = object_.get_ref<Json::object_t&>();
    const auto [known, fresh] = places_.try_emplace(field.name, members.size());
    if (fresh)
        members.emplace_back(field.name, converted(field.value));
    else
        members[known->second].second = converted(field.value);
}

}  // namespace

std::string attributes_json(const std::vector<const Field*>& fields)
{
    Members members;
    for (const Field* field : fields) members.add(*field);
    const Json object = members.take();
    return object.empty() ? std::string{} : object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace graphmatter::ingest
